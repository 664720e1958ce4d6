package com.sitearis.maintenance.run;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks whether somebody, in whatever program, asked a run that works here to stop. */
final class StopRequests {

    private static final String ASKED = "select id from app.run where id in (:ids) and stop_asked_at is not null";

    private final JdbcClient jdbc;
    private final RunningHere running;

    StopRequests(JdbcClient jdbc, RunningHere running) {
        this.jdbc = jdbc;
        this.running = running;
    }

    /** One query for all runs; none when nothing runs. */
    void obey() {
        List<Long> ids = running.ids();
        if (ids.isEmpty()) {
            return;
        }
        List<Long> asked = jdbc.sql(ASKED).param("ids", ids).query(Long.class).list();
        running.all().stream()
                .filter(active -> asked.contains(active.run().id()))
                .forEach(active -> active.interrupt(Interruption.STOP_ASKED));
    }
}
