/** Thresholds of metrics, as job files have them: judged over a time, and told as incidents. */
@NullMarked
package com.sitearis.maintenance.incident.threshold;

import org.jspecify.annotations.NullMarked;
