/** What a week's figures say: pure functions from figures and thresholds to findings with their evidence. */
@NullMarked
package com.sitearis.maintenance.slowquery.weekly.review;

import org.jspecify.annotations.NullMarked;
