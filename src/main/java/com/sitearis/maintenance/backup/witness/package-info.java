/**
 * What the source held at the dump's own snapshot: taken while the dump runs, and compared with a copy by the very same
 * queries.
 */
@NullMarked
package com.sitearis.maintenance.backup.witness;

import org.jspecify.annotations.NullMarked;
