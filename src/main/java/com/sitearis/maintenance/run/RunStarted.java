package com.sitearis.maintenance.run;

import java.time.Instant;

/** A program has begun an attempt at a run. Published to whom it may concern: a listener that fails keeps no run from its work. */
public record RunStarted(long runId, String job, String target, int attempt, Instant at) {}
