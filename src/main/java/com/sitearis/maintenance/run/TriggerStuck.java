package com.sitearis.maintenance.run;

import java.time.Instant;

/**
 * The schedule did not fire, and has been set going again; published by every node that sees it.
 *
 * @param job empty when it was no job's own trigger
 */
public record TriggerStuck(String job, String target, Instant at) {}
