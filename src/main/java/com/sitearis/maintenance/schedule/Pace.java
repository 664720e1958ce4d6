package com.sitearis.maintenance.schedule;

import java.time.Duration;

/**
 * How fast a node goes about its business.
 *
 * @param threads runs at once
 * @param sweep between two rounds of chores
 * @param again until a slot that could not be launched comes up again
 * @param grace for runs under way to end by themselves when the node stops
 */
record Pace(int threads, Duration sweep, Duration again, Duration grace) {}
