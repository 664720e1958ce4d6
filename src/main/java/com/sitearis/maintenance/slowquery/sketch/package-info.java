/** Percentiles that can be merged. */
@NamedInterface("sketch")
@NullMarked
package com.sitearis.maintenance.slowquery.sketch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
