/**
 * Restores a backup beside the database it came from and, when the copy is equal, exchanges their names. {@code kind:
 * database-restore} does it on a node, for whoever asked on a page or over the API; the names only when that was confirmed.
 */
@NamedInterface("recovery")
@NullMarked
package com.sitearis.maintenance.backup.recovery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
