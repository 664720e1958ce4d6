package com.sitearis.maintenance.backup;

import java.time.Period;

/**
 * A reason to keep a backup, and for how long from its local date on.
 *
 * @param name such as daily, weekly, monthly, pre-deployment
 * @param keep calendar period: P3M is three calendar months, not 90 days
 */
public record Tier(String name, Period keep) {}
