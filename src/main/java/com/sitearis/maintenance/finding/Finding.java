package com.sitearis.maintenance.finding;

/**
 * One thing that a look found. {@code kind} and {@code object} make it the same finding the next time.
 *
 * @param kind such as {@code index-unused}
 * @param object what it is about, such as {@code shop.orders}; empty for the whole database
 * @param evidence the figures it rests on, and how sure they are
 * @param suggestion what to do; may be empty
 */
public record Finding(String kind, String object, Severity severity, String evidence, String suggestion) {}
