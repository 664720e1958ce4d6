/** The words of the weekly report, in French and English. */
@NullMarked
package com.sitearis.maintenance.slowquery.weekly.words;

import org.jspecify.annotations.NullMarked;
