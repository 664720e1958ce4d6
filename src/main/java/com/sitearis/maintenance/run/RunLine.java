package com.sitearis.maintenance.run;

import java.time.Instant;

/** What the log said while an attempt was under way. */
public record RunLine(long id, int attempt, Instant at, String level, String text) {}
