/** Where a month's inputs come from: one class for each capability that is asked. */
@NullMarked
package com.sitearis.maintenance.kpi.source;

import org.jspecify.annotations.NullMarked;
