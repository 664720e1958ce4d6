/** {@code kind: index-review}: indexes that are unused, redundant, invalid, bloated or missing; rebuilt where that is allowed. */
@NullMarked
package com.sitearis.maintenance.upkeep.index;

import org.jspecify.annotations.NullMarked;
