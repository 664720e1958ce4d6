package com.sitearis.maintenance.notify.dispatch;

import static com.sitearis.maintenance.notify.OutgoingRows.timestamp;

import com.sitearis.maintenance.notify.Channel;
import com.sitearis.maintenance.notify.bounce.Bounces;
import com.sitearis.maintenance.notify.bounce.Substitutes;
import com.sitearis.maintenance.notify.sending.Answer;
import com.sitearis.maintenance.notify.sending.BackoffPolicy;
import com.sitearis.maintenance.notify.sending.Letter;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts on record what became of an attempt, and sees to what follows from it. */
final class Verdicts {

    private static final Logger log = LoggerFactory.getLogger(Verdicts.class);

    // What was taken is sent, even when the lease had passed: then somebody else sends it too, and finds it sent.
    private static final String TAKEN = """
            with sent as (
                update app.outgoing
                set state = 'SENT', sent_at = :now, next_attempt_at = null, problem = null,
                    leased_by = null, leased_until = null
                where id = :id and state = 'WAITING'
                returning id)
            insert into app.outgoing_event (outgoing_id, at, event, by, detail) select id, :now, 'SENT', :me, :detail from sent""";

    private static final String NOT_TAKEN = """
            with failed as (
                update app.outgoing
                set state = :state, failures = failures + 1, next_attempt_at = cast(:next as timestamptz), problem = :detail,
                    leased_by = null, leased_until = null
                where id = :id and attempts = :attempt and state = 'WAITING'
                returning id)
            insert into app.outgoing_event (outgoing_id, at, event, by, detail) select id, :now, :event, :me, :detail from failed""";

    private final JdbcClient jdbc;
    private final TransactionTemplate together;
    private final Clock clock;
    private final String me;
    private final Bounces bounces;
    private final Substitutes substitutes;

    Verdicts(DataSource dataSource, Supplier<MaintenancePlan> plan, Clock clock, String me) {
        this.jdbc = JdbcClient.create(dataSource);
        this.together = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.clock = clock;
        this.me = me;
        this.bounces = new Bounces(dataSource, plan, clock);
        this.substitutes = new Substitutes(jdbc, plan, clock);
    }

    void record(Letter letter, Answer answer) {
        if (answer instanceof Answer.Taken) {
            taken(letter, answer.detail());
        } else if (answer instanceof Answer.Refused) {
            refused(letter, answer.detail());
        } else {
            later(letter, (Answer.Later) answer);
        }
    }

    private void taken(Letter letter, String detail) {
        int recorded = jdbc.sql(TAKEN)
                .param("id", letter.id())
                .param("now", timestamp(clock.instant()))
                .param("me", me)
                .param("detail", detail)
                .update();
        if (recorded == 0) {
            log.warn("{} was sent twice, with the same Message-ID: our lease had passed", letter.display());
        }
    }

    private void refused(Letter letter, String detail) {
        together.executeWithoutResult(transaction -> {
            if (notTaken(letter, "REFUSED", "REFUSED", detail, null)) {
                log.error(
                        "{} is refused for good: {} HINT: `maintenance notify show {}` shows it; correct the plan, then"
                                + " `maintenance notify resend {}` (runbook: recipient-refused)",
                        letter.display(),
                        detail,
                        letter.id(),
                        letter.id());
                if (letter.channel() == Channel.MAIL) {
                    bounces.refused(letter, detail);
                } else {
                    substitutes.tell(letter, detail);
                }
            }
        });
    }

    private void later(Letter letter, Answer.Later answer) {
        Instant now = clock.instant();
        Optional<Instant> next = BackoffPolicy.next(letter.failures() + 1, now, letter.giveUp(), answer.notBefore());
        if (next.isPresent()) {
            if (notTaken(letter, "WAITING", "FAILED", answer.detail(), next.get())) {
                log.warn(
                        "{} could not be sent, and is tried again at {}: {}",
                        letter.display(),
                        next.get(),
                        answer.detail());
            }
        } else if (letter.channel() == Channel.PING) {
            notTaken(letter, "DROPPED", "DROPPED", answer.detail(), null);
            log.warn("{} could not be sent in time, and is dropped: {}", letter.display(), answer.detail());
        } else if (notTaken(letter, "GIVEN_UP", "GIVEN_UP", answer.detail(), null)) {
            log.error(
                    "{} could not be sent since {} and is given up: {} HINT: see to the cause, then"
                            + " `maintenance notify resend {}` (runbook: message-given-up)",
                    letter.display(),
                    letter.put(),
                    answer.detail(),
                    letter.id());
        }
    }

    private boolean notTaken(Letter letter, String state, String event, String detail, @Nullable Instant next) {
        return jdbc.sql(NOT_TAKEN)
                        .param("id", letter.id())
                        .param("attempt", letter.attempt())
                        .param("state", state)
                        .param("event", event)
                        .param("next", next == null ? null : timestamp(next))
                        .param("now", timestamp(clock.instant()))
                        .param("me", me)
                        .param("detail", detail)
                        .update()
                > 0;
    }
}
