package com.sitearis.maintenance.slowquery.weekly.review;

import com.sitearis.maintenance.finding.Finding;
import com.sitearis.maintenance.finding.Severity;
import com.sitearis.maintenance.slowquery.fingerprint.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * A finding of the week, in the report's language.
 *
 * @param statement null when it is about sessions, not about one statement
 * @param object the statement's name, or whose session
 */
public record QueryFinding(
        FindingKind kind,
        @Nullable Fingerprint statement,
        String object,
        Severity severity,
        String title,
        String evidence,
        String suggestion) {

    Finding finding() {
        return new Finding(kind.key(), object, severity, evidence, suggestion);
    }
}
