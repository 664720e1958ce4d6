/** The arithmetic of service levels: pure functions over half-open spans of time, exact to the nanosecond. */
@NullMarked
package com.sitearis.maintenance.incident.sla;

import org.jspecify.annotations.NullMarked;
