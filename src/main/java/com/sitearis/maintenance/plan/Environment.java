package com.sitearis.maintenance.plan;

/** An environment such as production or staging. */
public record Environment(String name) {}
