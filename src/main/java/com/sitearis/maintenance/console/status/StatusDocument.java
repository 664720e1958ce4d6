package com.sitearis.maintenance.console.status;

import com.sitearis.maintenance.incident.history.ServiceDay;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The board for programs; the days in seconds. */
record StatusDocument(String at, String overall, List<Service> services) {

    record Service(String name, List<Component> components, List<Trouble> incidents, List<Work> maintenance) {}

    record Component(String name, String state, List<Day> days) {}

    record Day(String date, long seconds, long up, long down) {
        static Day of(ServiceDay day) {
            return new Day(
                    day.date().toString(),
                    day.whole().toSeconds(),
                    day.up().toSeconds(),
                    day.down().toSeconds());
        }
    }

    record Trouble(
            @Nullable String component,
            String progress,
            String since,
            @Nullable String until) {}

    record Work(String from, String to, @Nullable String impact) {}

    static StatusDocument of(Board board) {
        return new StatusDocument(
                board.at().toString(),
                board.overall().map(Enum::name).orElse("UNKNOWN"),
                board.services().stream().map(StatusDocument::service).toList());
    }

    private static Service service(Board.Service service) {
        return new Service(
                service.name(),
                service.components().stream()
                        .map(one -> new Component(
                                one.name(),
                                one.now().name(),
                                one.days().stream().map(Day::of).toList()))
                        .toList(),
                service.open().stream().map(StatusDocument::trouble).toList(),
                service.planned().stream()
                        .map(one -> new Work(one.from().toString(), one.to().toString(), one.impact()))
                        .toList());
    }

    private static Trouble trouble(Board.Trouble one) {
        Instant until = one.until();
        return new Trouble(
                one.component(),
                one.progress().name(),
                one.since().toString(),
                until == null ? null : until.toString());
    }
}
