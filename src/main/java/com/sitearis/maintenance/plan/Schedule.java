package com.sitearis.maintenance.plan;

import java.time.Duration;
import java.time.ZoneId;

/** When a job runs. */
public sealed interface Schedule {

    /** A Quartz cron expression (seconds first) in a zone. */
    record Cron(String expression, ZoneId zone, Missed missed) implements Schedule {}

    /** Every so much elapsed time, whatever the clock on the wall does; for intervals under an hour. */
    record Every(Duration interval, Missed missed) implements Schedule {}

    /** Only when asked. */
    record OnDemand() implements Schedule {}

    /** What becomes of slots that passed while the program was down. */
    enum Missed {
        /** One run when the program is back, for the latest slot that was missed. */
        RUN_ONCE,
        /** Nothing; wait for the next slot. */
        SKIP
    }
}
