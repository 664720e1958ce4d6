package com.sitearis.maintenance.incident.alarm;

import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.PlanCheck;
import java.util.List;

/** {@code kind: certificate-expiry}. */
public final class CertificateExpiryKind implements JobKind<CertificateExpirySettings> {

    @Override
    public String name() {
        return "certificate-expiry";
    }

    @Override
    public Class<CertificateExpirySettings> settings() {
        return CertificateExpirySettings.class;
    }

    @Override
    public List<String> targets(CertificateExpirySettings settings) {
        return settings.environments();
    }

    @Override
    public void check(CertificateExpirySettings settings, PlanCheck check) {
        Named.environments(settings.environments(), check);
        if (settings.before().isZero()) {
            check.problem("before", "leaves no time", "write 21d");
        }
        if (settings.urgent().compareTo(settings.before()) > 0) {
            check.problem("urgent", "is longer than before", "write 7d");
        }
    }
}
