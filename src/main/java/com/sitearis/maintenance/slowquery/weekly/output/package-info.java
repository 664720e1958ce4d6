/** The page, the workbook and the mail of a week, made of what was judged. */
@NullMarked
package com.sitearis.maintenance.slowquery.weekly.output;

import org.jspecify.annotations.NullMarked;
