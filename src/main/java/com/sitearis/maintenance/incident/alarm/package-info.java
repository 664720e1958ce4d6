/** Alarms that look at one thing: certificates that expire, an error budget that burns, metrics that have gone silent. */
@NullMarked
package com.sitearis.maintenance.incident.alarm;

import org.jspecify.annotations.NullMarked;
