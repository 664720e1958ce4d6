/** From a frozen edition to the bytes of its workbook; the only code that knows POI. */
@NullMarked
package com.sitearis.maintenance.kpi.workbook;

import org.jspecify.annotations.NullMarked;
