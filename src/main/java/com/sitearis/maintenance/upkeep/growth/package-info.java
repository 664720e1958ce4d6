/** {@code kind: growth-check}: how full the disk is, how large tables are, and when they will have grown too large. */
@NullMarked
package com.sitearis.maintenance.upkeep.growth;

import org.jspecify.annotations.NullMarked;
