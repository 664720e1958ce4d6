package com.sitearis.maintenance.incident;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an incident stands to its response time.
 *
 * @param due until when somebody has to take it up; null when its priority has no response time
 * @param taken from detection to the first person; null while nobody came
 * @param late somebody came after {@code due}, or nobody yet although it has passed
 */
public record ResponseClock(@Nullable Instant due, @Nullable Duration taken, boolean late) {}
