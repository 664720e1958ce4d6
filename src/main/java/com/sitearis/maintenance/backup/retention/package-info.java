/** What may go and what stays, with reasons; and the pruning that does as it says. */
@NamedInterface("retention")
@NullMarked
package com.sitearis.maintenance.backup.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
