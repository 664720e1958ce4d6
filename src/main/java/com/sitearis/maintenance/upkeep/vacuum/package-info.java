/** {@code kind: vacuum}: what autovacuum left, in order of need and within bounds; and how autovacuum itself is. */
@NamedInterface("vacuum")
@NullMarked
package com.sitearis.maintenance.upkeep.vacuum;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
