package com.sitearis.maintenance.plan;

import com.sitearis.maintenance.plan.yaml.Findings;
import java.util.Collection;

/** What a kind sees while it checks its settings. */
final class SettingsCheck implements PlanCheck {

    private final MaintenancePlan plan;
    private final Findings planFindings;
    private final Findings findings;

    SettingsCheck(MaintenancePlan plan, Findings planFindings, Findings findings) {
        this.plan = plan;
        this.planFindings = planFindings;
        this.findings = findings;
    }

    @Override
    public MaintenancePlan plan() {
        return plan;
    }

    @Override
    public void problem(String path, String wrong, String write) {
        findings.problem(path.isEmpty() ? "settings" : "settings." + path, wrong, write);
    }

    @Override
    public void reference(String path, String name, Collection<String> known, String what) {
        known("settings." + path, name, known, what);
    }

    void known(String path, String name, Collection<String> known, String what) {
        // With plan.yaml in trouble, an empty section means that it could not be read, not that it names nothing.
        boolean unread = known.isEmpty() && planFindings.troubled();
        if (!unread && !known.contains(name)) {
            findings.unknown(path, name, known, what);
        }
    }

    /** A check ended early at a stand-in; whatever it would have said follows once the file is corrected. */
    void stumbled() {
        if (!findings.troubled()) {
            throw new IllegalStateException("a check failed on settings without problems");
        }
    }
}
