package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.cli.NotifyCommands.Shown;
import com.sitearis.maintenance.notify.Outgoing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Messages as {@code notify list} and {@code notify show} tell them. */
record OutgoingText(Times times) {

    String list(List<Outgoing> messages) {
        if (messages.isEmpty()) {
            return "no messages";
        }
        Table table = new Table("ID", "PUT (" + times.zone() + ")", "BY", "TO", "STATE", "TRIES", "SUBJECT", "WHY");
        for (Outgoing message : messages) {
            table.row(
                    Long.toString(message.id()),
                    times.at(message.put()),
                    RunText.word(message.channel()),
                    message.recipient(),
                    RunText.word(message.state()),
                    Integer.toString(message.attempts()),
                    message.subject(),
                    message.problem() == null ? "" : message.problem());
        }
        return table.toString();
    }

    String show(Shown shown) {
        Outgoing message = shown.message();
        List<String> out = new ArrayList<>();
        out.add("message " + message.id() + ": " + RunText.word(message.channel()) + " to " + message.recipient());
        out.add("  " + message.subject());
        out.add("  about " + message.key() + ", " + RunText.size(message.size())
                + (message.messageId() == null ? "" : ", Message-ID " + message.messageId()));
        out.add("  " + RunText.word(message.state())
                + (message.nextAttempt() == null
                        ? ""
                        : ", next attempt at " + times.at(message.nextAttempt()) + ", given up at "
                                + times.at(message.giveUp())));
        out.add("history");
        shown.events()
                .forEach(event -> out.add("  " + times.at(event.at()) + "  "
                        + event.event().toLowerCase(Locale.ROOT).replace('_', ' ')
                        + (event.detail() == null ? "" : "  " + event.detail())
                        + (event.by() == null ? "" : "  (" + event.by() + ")")));
        out.add("text");
        out.add(shown.text().indent(2).stripTrailing());
        return String.join("\n", out);
    }
}
