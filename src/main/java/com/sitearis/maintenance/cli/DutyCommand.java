package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.notify.duty.Duty;
import com.sitearis.maintenance.plan.Contact;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code maintenance duty}: who is on duty. */
@Command(name = "duty", description = "who is on duty, now or at another moment")
final class DutyCommand implements Runnable {

    private final Invocation invocation;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "on the plan's wall clock, 2026-11-22T03:00, or with an offset, 2026-11-22T03:00+01:00")
    private @Nullable String at;

    DutyCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    /** Those on duty at a moment, in the plan's order. */
    record OnDuty(Instant at, String zone, List<Contact> contacts) {}

    @Override
    public void run() {
        MaintenancePlan plan = new PlanSource(invocation).read().plan();
        Instant moment = at == null ? invocation.clock().instant() : moment(at, plan.zone());
        List<Contact> contacts = new Duty(plan).at(moment);
        invocation.answer(new OnDuty(moment, plan.zone().getId(), contacts), text(plan, moment, contacts));
    }

    private Instant moment(String written, ZoneId zone) {
        try {
            return written.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                    ? OffsetDateTime.parse(written).toInstant()
                    : LocalDateTime.parse(written).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(), "--at: \"" + written + "\" is no time; write 2026-11-22T03:00", e);
        }
    }

    private static String text(MaintenancePlan plan, Instant moment, List<Contact> contacts) {
        String when = new Times(plan.zone()).at(moment) + " " + plan.zone();
        if (contacts.isEmpty()) {
            return "nobody is on duty at " + when;
        }
        Table table = new Table("ON DUTY", "MAIL", "THEN");
        for (Contact contact : contacts) {
            String then = contact.escalateTo() == null
                    ? "-"
                    : contact.escalateTo() + " after " + PlanReportText.span(contact.escalateAfter());
            table.row(contact.name(), contact.email(), then);
        }
        return when + "\n" + table;
    }
}
