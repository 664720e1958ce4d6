package com.sitearis.maintenance.schedule;

import java.time.Instant;

/** A program that serves the plan and has checked in lately. */
public record ClusterNode(String name, Instant lastCheckIn) {}
