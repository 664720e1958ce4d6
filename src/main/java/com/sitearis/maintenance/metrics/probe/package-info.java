/** The availability probe: asks sites and components over HTTP, and stores what it found out. */
@NullMarked
package com.sitearis.maintenance.metrics.probe;

import org.jspecify.annotations.NullMarked;
