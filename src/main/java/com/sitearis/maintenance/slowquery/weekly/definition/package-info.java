/** What the weekly report says of itself: readers, language, thresholds. */
@NullMarked
package com.sitearis.maintenance.slowquery.weekly.definition;

import org.jspecify.annotations.NullMarked;
