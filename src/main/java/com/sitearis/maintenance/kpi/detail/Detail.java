package com.sitearis.maintenance.kpi.detail;

/**
 * A detail file as it is kept.
 *
 * @param edition the number of the stored edition that it belongs to
 * @param sha256 of its bytes, in hex
 */
public record Detail(long edition, String fileName, long rows, long bytes, String sha256) {}
