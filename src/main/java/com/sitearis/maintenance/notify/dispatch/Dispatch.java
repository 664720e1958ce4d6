package com.sitearis.maintenance.notify.dispatch;

import com.sitearis.maintenance.notify.sending.Answer;
import com.sitearis.maintenance.notify.sending.Letter;
import com.sitearis.maintenance.notify.sending.Transport;
import com.sitearis.maintenance.notify.sending.Transports;
import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sends what is in the outbox. Any number of programs may do so at once; each message is sent by one. */
public final class Dispatch {

    private final Leases leases;
    private final Verdicts verdicts;
    private final Transport transport;

    /**
     * @param me names this program in the history
     */
    public Dispatch(DataSource dataSource, Supplier<MaintenancePlan> plan, Home home, Clock clock, String me) {
        this(dataSource, plan, clock, me, new Transports(plan, home, clock));
    }

    Dispatch(DataSource dataSource, Supplier<MaintenancePlan> plan, Clock clock, String me, Transport transport) {
        this.leases = new Leases(JdbcClient.create(dataSource), clock, me);
        this.verdicts = new Verdicts(dataSource, plan, clock, me);
        this.transport = transport;
    }

    /** Sends what is due until nothing is left or the time is up; a message that was begun is ended. Answers how many were tried. */
    public int drain(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        int tried = 0;
        while (System.nanoTime() < deadline && !Thread.currentThread().isInterrupted()) {
            Optional<Letter> letter = leases.next();
            if (letter.isEmpty()) {
                break;
            }
            send(letter.get());
            tried++;
        }
        return tried;
    }

    /** Sends one message now if it waits and nobody is sending it. */
    public void send(long id) {
        leases.of(id).ifPresent(this::send);
    }

    private void send(Letter letter) {
        Answer answer;
        try (Leases.Held held = leases.hold(letter)) {
            answer = transport.send(letter);
        }
        verdicts.record(letter, answer);
    }
}
