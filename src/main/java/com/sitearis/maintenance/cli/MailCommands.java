package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.notify.bounce.Bounces;
import com.sitearis.maintenance.notify.bounce.Recipient;
import com.sitearis.maintenance.notify.bounce.Recipients;
import com.sitearis.maintenance.plan.Contact;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code maintenance mail …}: which addresses take our mail, and mails that came back. */
@Command(
        name = "mail",
        description = "which addresses take our mail, and mails that came back",
        synopsisSubcommandLabel = "COMMAND")
final class MailCommands {

    private final Invocation invocation;

    MailCommands(Invocation invocation) {
        this.invocation = invocation;
    }

    @Command(
            name = "list",
            description = "the contacts' addresses and those that bounce; fails when one of the plan's does")
    int list() {
        MaintenancePlan plan = plan();
        try (OwnDatabase own = OwnDatabase.visit(invocation)) {
            Recipients recipients = recipients(own);
            Set<String> addresses = new LinkedHashSet<>();
            plan.contacts().values().stream().map(Contact::email).forEach(addresses::add);
            List<Recipient> ours = recipients.of(addresses);
            List<Recipient> all = new ArrayList<>(ours);
            recipients.bouncing().stream()
                    .filter(one -> addresses.stream().noneMatch(one.address()::equalsIgnoreCase))
                    .forEach(all::add);
            invocation.answer(all, text(all, plan));
            return (ours.stream().anyMatch(Recipient::bouncing) ? ExitCode.FAILED : ExitCode.OK).code();
        }
    }

    @Command(
            name = "bounce",
            description = "takes mail servers' reports (RFC 3464), saved as files: what came back, and why")
    void bounce(@Parameters(paramLabel = "FILE", arity = "1..*", description = "a mail as it came") List<Path> files) {
        MaintenancePlan plan = plan();
        try (OwnDatabase own = OwnDatabase.visit(invocation)) {
            Bounces bounces = new Bounces(own.pooled(), () -> plan, invocation.clock());
            List<String> told = new ArrayList<>();
            for (Path file : files) {
                told.addAll(bounces.report(bytes(file), invocation.person()));
            }
            invocation.answer(told, String.join("\n", told));
        }
    }

    @Command(name = "clear", description = "says that an address works again")
    void clear(@Parameters(paramLabel = "ADDRESS") String address) {
        try (OwnDatabase own = OwnDatabase.visit(invocation)) {
            int cleared = recipients(own).clear(address, invocation.person());
            invocation.answer(cleared, cleared == 0 ? "nothing to clear" : cleared + " cleared");
        }
    }

    private String text(List<Recipient> recipients, MaintenancePlan plan) {
        Times times = new Times(plan.zone());
        Table table = new Table("ADDRESS", "LAST SENT (" + times.zone() + ")", "HARD", "SOFT", "STATE");
        for (Recipient one : recipients) {
            table.row(
                    one.address(),
                    one.lastSent() == null ? "-" : times.at(one.lastSent()),
                    Integer.toString(one.hard()),
                    Integer.toString(one.soft()),
                    state(one, times));
        }
        return table.toString();
    }

    private static String state(Recipient one, Times times) {
        if (one.bouncing()) {
            return "bouncing since " + times.at(one.bouncingSince()) + ": " + one.why();
        }
        return one.lastSent() == null ? "never written to" : "ok";
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new FileNotReadable(file, e);
        }
    }

    private MaintenancePlan plan() {
        return new PlanSource(invocation).read().plan();
    }

    private Recipients recipients(OwnDatabase own) {
        return new Recipients(own.jdbc(), invocation.clock());
    }
}
