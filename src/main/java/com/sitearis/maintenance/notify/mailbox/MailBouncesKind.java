package com.sitearis.maintenance.notify.mailbox;

import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.PlanCheck;
import java.util.List;

/** {@code kind: mail-bounces}. */
public final class MailBouncesKind implements JobKind<MailBouncesSettings> {

    private static final int LAST_PORT = 65_535;
    private static final int MOST = 10_000;

    @Override
    public String name() {
        return "mail-bounces";
    }

    @Override
    public Class<MailBouncesSettings> settings() {
        return MailBouncesSettings.class;
    }

    @Override
    public List<String> targets(MailBouncesSettings settings) {
        return List.of("mailbox");
    }

    @Override
    public void check(MailBouncesSettings settings, PlanCheck check) {
        if (settings.port() < 1 || settings.port() > LAST_PORT) {
            check.problem("port", "is no TCP port", "write 993");
        }
        if (settings.atMost() < 1 || settings.atMost() > MOST) {
            check.problem("at-most", "is not between 1 and " + MOST, "write 500");
        }
    }
}
