package com.sitearis.maintenance.incident;

import com.sitearis.maintenance.incident.sla.Span;
import com.sitearis.maintenance.incident.sla.Spans;
import com.sitearis.maintenance.plan.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When somebody has to have taken up an incident. */
final class ResponsePolicy {

    private ResponsePolicy() {}

    /**
     * From the detection on; what is detected inside a maintenance window and is no P0 waits for the window's end, as it is
     * told to nobody before.
     *
     * @param limit null when the priority has no response time
     */
    static ResponseClock clock(Incident incident, @Nullable Duration limit, Spans windows, Instant now) {
        Duration taken = incident.toAcknowledge().orElse(null);
        if (limit == null || incident.falseAlarm()) {
            return new ResponseClock(null, taken, false);
        }
        Instant due = begin(incident, windows).plus(limit);
        Instant came = incident.acknowledged() != null ? incident.acknowledged() : now;
        return new ResponseClock(due, taken, came.isAfter(due));
    }

    /** Whether it is told to nobody for now: anything but a P0 inside a window. It is recorded all the same. */
    static boolean muted(Priority priority, Spans windows, Instant at) {
        return priority != Priority.P0 && windows.contains(at);
    }

    /** When it is told to people: at its detection, or when the window is over. */
    static Instant begin(Incident incident, Spans windows) {
        Instant detected = incident.detected();
        Optional<Span> window =
                windows.parts().stream().filter(span -> span.contains(detected)).findFirst();
        return incident.priority() == Priority.P0 || window.isEmpty()
                ? detected
                : window.get().to();
    }
}
