package com.sitearis.maintenance.kpi.inputs;

import java.time.Duration;
import java.time.Instant;

/**
 * A component's TLS certificate.
 *
 * @param seen when it was looked at last in the month
 * @param left until it expired, as seen then
 */
public record CertificateLine(String component, Instant seen, Duration left) {

    public Instant expires() {
        return seen.plus(left);
    }
}
