/**
 * UptimeRobot's logs, as checks of a probe of that name. Only logs are taken: what the provider makes of them hides gaps and
 * maintenance.
 */
@NamedInterface("uptimerobot")
@NullMarked
package com.sitearis.maintenance.metrics.uptimerobot;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
