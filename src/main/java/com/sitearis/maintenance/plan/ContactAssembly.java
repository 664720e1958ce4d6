package com.sitearis.maintenance.plan;

import com.sitearis.maintenance.plan.PlanYaml.ContactYaml;
import com.sitearis.maintenance.plan.yaml.Findings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From contacts as written to contacts. */
final class ContactAssembly {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@,;<>]+@[^\\s@,;<>.]+(\\.[^\\s@,;<>.]+)+");
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final PlanYaml yaml;
    private final Findings findings;

    ContactAssembly(PlanYaml yaml, Findings findings) {
        this.yaml = yaml;
        this.findings = findings;
    }

    Contact contact(String name, ContactYaml entry) {
        String path = "contacts." + name;
        email(findings, path + ".email", entry.email());
        escalation(path, name, entry);
        if (entry.chat() != null && !yaml.chats().containsKey(entry.chat())) {
            findings.unknown(path + ".chat", entry.chat(), yaml.chats().keySet(), "chat");
        }
        return new Contact(
                name, entry.email(), duty(path, entry.duty()), entry.escalateTo(), entry.escalateAfter(), entry.chat());
    }

    static void email(Findings findings, String path, String email) {
        if (!EMAIL.matcher(email).matches()) {
            findings.problem(path, "is no e-mail address", "write one, such as dba@sitearis.com");
        }
    }

    private List<DutyHours> duty(String path, List<String> written) {
        List<DutyHours> duty = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            String at = path + ".duty[" + i + "]";
            DutyHours.parse(written.get(i))
                    .ifPresentOrElse(
                            duty::add,
                            () -> findings.problem(
                                    at, "are no duty hours", "write Mon-Fri 09:00-18:00, Sat-Sun or Sun 20:00-24:00"));
        }
        return duty;
    }

    private void escalation(String path, String name, ContactYaml entry) {
        String to = entry.escalateTo();
        if (entry.escalateAfter().compareTo(SHORTEST) < 0
                || entry.escalateAfter().compareTo(LONGEST) > 0) {
            findings.problem(path + ".escalate-after", "is not between 1m and 1d", "write 15m");
        }
        if (to == null) {
            return;
        }
        if (!yaml.contacts().containsKey(to)) {
            findings.unknown(path + ".escalate-to", to, yaml.contacts().keySet(), "contact");
        } else if (returnsTo(name)) {
            findings.problem(path + ".escalate-to", "comes back to " + name, "end the chain with somebody else");
        }
    }

    private boolean returnsTo(String name) {
        Set<String> seen = new LinkedHashSet<>();
        String next = after(name);
        while (next != null && seen.add(next)) {
            if (next.equals(name)) {
                return true;
            }
            next = after(next);
        }
        return false;
    }

    private @Nullable String after(String name) {
        return yaml.contacts().containsKey(name)
                ? Objects.requireNonNull(yaml.contacts().get(name)).escalateTo()
                : null;
    }
}
