package com.sitearis.maintenance.incident.alarm;

import com.sitearis.maintenance.plan.Key;
import java.time.Duration;
import java.util.List;

/** What a {@code certificate-expiry} job file says under {@code settings:}. */
public record CertificateExpirySettings(
        @Key(about = "environments whose probed certificates are looked at", example = "[production]")
        List<String> environments,

        @Key(about = "how long before a certificate expires a P3 is opened", fallback = "21d")
        Duration before,

        @Key(about = "how long before it becomes a P1; not longer than before", fallback = "7d")
        Duration urgent) {}
