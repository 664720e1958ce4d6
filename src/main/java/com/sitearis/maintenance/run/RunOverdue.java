package com.sitearis.maintenance.run;

import java.time.Instant;

/** A run is not finished although its job's finish-within has passed; published once. */
public record RunOverdue(long runId, String job, String target, Instant slot, Instant finishBy) {}
