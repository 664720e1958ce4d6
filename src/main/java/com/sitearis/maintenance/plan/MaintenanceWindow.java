package com.sitearis.maintenance.plan;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;

/**
 * A weekly maintenance window in the plan's zone: it begins on {@code day} at {@code from} and may cross midnight.
 *
 * @param length from begin to end, on the wall clock; under a week
 */
public record MaintenanceWindow(String environment, DayOfWeek day, LocalTime from, Duration length) {}
