/** One version of a month's report, frozen: all that its workbook and its mail are made of. */
@NullMarked
package com.sitearis.maintenance.kpi.edition;

import org.jspecify.annotations.NullMarked;
