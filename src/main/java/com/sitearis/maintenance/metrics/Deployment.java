package com.sitearis.maintenance.metrics;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * One attempt to deploy a commit.
 *
 * @param sha the commit, 7 to 40 hexadecimal digits (64 for SHA-256 repositories)
 * @param attempt counts the attempts of this commit in this environment from 1; what a report says is not used, the order of
 *     time decides
 * @param at when it ended
 * @param source who reported it, such as {@code github} or {@code vercel}
 * @param id names the report for its source: the same id again changes nothing
 */
public record Deployment(
        String environment, String sha, int attempt, Instant at, Outcome outcome, String source, String id) {

    private static final Pattern SHA = Pattern.compile("[0-9a-f]{7,64}");

    public Deployment {
        if (!SHA.matcher(sha).matches()) {
            throw new SampleRefused("a commit is 7 to 64 hexadecimal digits in lower case");
        }
    }
}
