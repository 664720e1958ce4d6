package com.sitearis.maintenance.incident.announcement;

import com.sitearis.maintenance.incident.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;

/** What is to be told of a window now, if it was not told before. */
final class WindowNoticePolicy {

    /** Nobody was there to tell its end in time: later it is no news. */
    private static final Duration STALE = Duration.ofHours(6);

    private WindowNoticePolicy() {}

    /**
     * The latest thing to be told by now. What nobody was there to tell in time is left out once something later is due, and
     * a reminder is left out that would follow the announcement at once.
     */
    static Optional<WindowNotice> due(Window window, ZoneId zone, Instant now) {
        Instant announced = Objects.requireNonNull(window.announcedAt());
        if (window.cancelledAt() != null) {
            return Optional.empty();
        }
        if (!now.isBefore(window.to())) {
            boolean news =
                    announced.isBefore(window.to()) && now.isBefore(window.to().plus(STALE));
            return news ? Optional.of(WindowNotice.ENDED) : Optional.empty();
        }
        if (!now.isBefore(window.from())) {
            return announced.isBefore(window.from()) ? Optional.of(WindowNotice.BEGUN) : Optional.empty();
        }
        ZonedDateTime begin = window.from().atZone(zone);
        if (reminds(begin.minusHours(1), Duration.ofMinutes(30), announced, now)) {
            return Optional.of(WindowNotice.HOUR);
        }
        if (reminds(begin.minusDays(1), Duration.ofHours(3), announced, now)) {
            return Optional.of(WindowNotice.DAY);
        }
        return reminds(begin.minusDays(7), Duration.ofDays(1), announced, now)
                ? Optional.of(WindowNotice.WEEK)
                : Optional.empty();
    }

    /** @param after how long after the announcement a reminder is of use */
    private static boolean reminds(ZonedDateTime at, Duration after, Instant announced, Instant now) {
        Instant moment = at.toInstant();
        return !now.isBefore(moment) && !moment.isBefore(announced.plus(after));
    }
}
