package com.sitearis.maintenance.schedule;

import java.time.Instant;

/** When a registered job comes up next; past when it is due and waits for a free node. */
public record NextFiring(String job, String target, Instant at) {}
