/** What a report file says: its KPIs, their objectives, its readers. */
@NullMarked
package com.sitearis.maintenance.kpi.definition;

import org.jspecify.annotations.NullMarked;
