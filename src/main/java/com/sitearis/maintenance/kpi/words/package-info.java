/** Everything a report says in words, in French and English, and how figures look as text. */
@NullMarked
package com.sitearis.maintenance.kpi.words;

import org.jspecify.annotations.NullMarked;
