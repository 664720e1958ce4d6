package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.console.api.NothingThere;
import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.notify.MessageNotFound;
import com.sitearis.maintenance.notify.Outbox;
import com.sitearis.maintenance.notify.Outgoing;
import com.sitearis.maintenance.notify.dispatch.Dispatch;
import com.sitearis.maintenance.notify.dispatch.Trial;
import com.sitearis.maintenance.plan.Contact;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code maintenance notify …}: what people were told, and whether it reached them. */
@Command(
        name = "notify",
        description = "what people were told, and whether it left",
        synopsisSubcommandLabel = "COMMAND")
final class NotifyCommands {

    private final Invocation invocation;

    NotifyCommands(Invocation invocation) {
        this.invocation = invocation;
    }

    @Command(name = "list", description = "messages, newest first")
    void list(
            @Option(names = "--failed", description = "only those that have not left although they were tried")
                    boolean failed,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "50",
                            description = "at most (${DEFAULT-VALUE})")
                    int limit) {
        MaintenancePlan plan = plan();
        try (OwnDatabase own = OwnDatabase.visit(invocation)) {
            List<Outgoing> messages = outbox(own, plan).list(failed, limit);
            invocation.answer(messages, text(plan).list(messages));
        }
    }

    @Command(name = "show", description = "one message: what it says, every attempt and its answer")
    void show(@Parameters(paramLabel = "ID", description = "its number") long id) {
        MaintenancePlan plan = plan();
        try (OwnDatabase own = OwnDatabase.visit(invocation)) {
            Outbox outbox = outbox(own, plan);
            Outgoing message = outbox.find(id).orElseThrow(() -> new MessageNotFound(id));
            Shown shown = new Shown(message, outbox.events(id), outbox.text(id));
            invocation.answer(shown, text(plan).show(shown));
        }
    }

    @Command(name = "resend", description = "sends the same bytes once more, now; on record with who asked")
    int resend(@Parameters(paramLabel = "ID", description = "its number") long id) {
        MaintenancePlan plan = plan();
        try (OwnDatabase own = OwnDatabase.visit(invocation)) {
            Outbox outbox = outbox(own, plan);
            outbox.resend(id, invocation.person());
            dispatch(own, plan).send(id);
            return answer(plan, outbox.find(id).stream().toList());
        }
    }

    @Command(name = "test", description = "sends a test to a contact, by mail and in its chat, now")
    int test(@Parameters(paramLabel = "CONTACT", description = "its name in the plan") String name) {
        MaintenancePlan plan = plan();
        Contact contact = plan.contacts().get(name);
        if (contact == null) {
            throw new NothingThere("contact", name, plan.contacts().keySet());
        }
        try (OwnDatabase own = OwnDatabase.visit(invocation)) {
            Trial trial = new Trial(plan, outbox(own, plan), dispatch(own, plan), invocation.clock());
            return answer(plan, trial.of(contact, invocation.person()));
        }
    }

    /** One message with its history. */
    record Shown(Outgoing message, List<Outgoing.Event> events, String text) {}

    private int answer(MaintenancePlan plan, List<Outgoing> messages) {
        invocation.answer(messages, text(plan).list(messages));
        boolean sent = messages.stream().allMatch(message -> message.state() == Outgoing.State.SENT);
        return (sent ? ExitCode.OK : ExitCode.FAILED).code();
    }

    private MaintenancePlan plan() {
        return new PlanSource(invocation).read().plan();
    }

    private OutgoingText text(MaintenancePlan plan) {
        return new OutgoingText(new Times(plan.zone()));
    }

    private Outbox outbox(OwnDatabase own, MaintenancePlan plan) {
        return new Outbox(own.jdbc(), () -> plan, invocation.clock());
    }

    private Dispatch dispatch(OwnDatabase own, MaintenancePlan plan) {
        String me = "command of " + invocation.person();
        return new Dispatch(own.dataSource(), () -> plan, invocation.home(), invocation.clock(), me);
    }
}
