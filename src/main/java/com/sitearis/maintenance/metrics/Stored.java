package com.sitearis.maintenance.metrics;

/**
 * What became of a delivery.
 *
 * @param known whether it had been stored before, so that nothing changed
 * @param samples how many it holds
 */
public record Stored(boolean known, int samples) {}
