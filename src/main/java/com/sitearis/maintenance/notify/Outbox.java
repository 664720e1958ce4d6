package com.sitearis.maintenance.notify;

import static com.sitearis.maintenance.notify.OutgoingRows.timestamp;

import com.sitearis.maintenance.notify.sending.BackoffPolicy;
import com.sitearis.maintenance.notify.sending.Composed;
import com.sitearis.maintenance.notify.sending.MimeComposer;
import com.sitearis.maintenance.notify.sending.MimeReader;
import com.sitearis.maintenance.plan.Channels.Mailing;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Messages on their way out. Needs nothing but a database and the plan; the room {@code dispatch} sends. */
public final class Outbox {

    private static final Duration PING_LIVES = Duration.ofHours(2);

    private static final String PUT = """
            with put as (
                insert into app.outgoing
                    (channel, kind, key, recipient, subject, content, message_id, put_at, next_attempt_at, give_up_at)
                values (:channel, :kind, :key, :recipient, :subject, :content, :messageId, :now, :now, :giveUp)
                on conflict (channel, key, recipient) do nothing
                returning id)
            insert into app.outgoing_event (outgoing_id, at, event) select id, :now, 'PUT' from put""";

    private static final String RESEND = """
            with again as (
                update app.outgoing
                set state = 'WAITING', failures = 0, next_attempt_at = :now, give_up_at = :giveUp
                where id = :id
                returning id)
            insert into app.outgoing_event (outgoing_id, at, event, by) select id, :now, 'RESEND', :by from again""";

    private static final String OUTDATE = """
            with outdated as (
                update app.outgoing set state = 'DROPPED', next_attempt_at = null
                where channel = 'PING' and starts_with(key, :prefix) and state = 'WAITING'
                  and (leased_until is null or leased_until < :now)
                returning id)
            insert into app.outgoing_event (outgoing_id, at, event, detail)
            select id, :now, 'DROPPED', 'the run has ended' from outdated""";

    private static final String FORGET = """
            delete from app.outgoing
            where (channel = 'PING' and state <> 'WAITING' and put_at < :week)
               or (state in ('SENT', 'DROPPED') and put_at < :long)""";

    private static final Duration WEEK = Duration.ofDays(7);
    /** As long as the figures that were told are kept by the hour. */
    private static final Duration TWENTY_FIVE_MONTHS = Duration.ofDays(761);

    private final JdbcClient jdbc;
    private final Supplier<MaintenancePlan> plan;
    private final Clock clock;

    public Outbox(JdbcClient jdbc, Supplier<MaintenancePlan> plan, Clock clock) {
        this.jdbc = jdbc;
        this.plan = plan;
        this.clock = clock;
    }

    /**
     * Puts a mail on its way, within the caller's transaction if there is one. False when it was put before: then nothing changes.
     *
     * @throws MailNotConfigured when the plan sends no mail
     */
    public boolean put(Mail mail) {
        MaintenancePlan current = plan.get();
        Mailing mailing = current.channels().mail();
        if (mailing == null) {
            throw new MailNotConfigured();
        }
        // Composed even when it was put before: mails are few, and a look before would not save the insert's own.
        Composed composed = new MimeComposer(current.name(), mailing.from()).compose(mail, clock.instant());
        return put(Channel.MAIL, mail.kind(), mail.key(), mail.recipient(), composed);
    }

    public boolean put(Channel channel, String kind, String key, String recipient, Composed composed) {
        Instant now = clock.instant();
        Duration lives = channel == Channel.PING ? PING_LIVES : BackoffPolicy.PATIENCE;
        return jdbc.sql(PUT)
                        .param("channel", channel.name())
                        .param("kind", kind)
                        .param("key", key)
                        .param("recipient", recipient)
                        .param("subject", composed.subject())
                        .param("content", composed.content())
                        .param("messageId", composed.messageId())
                        .param("now", timestamp(now))
                        .param("giveUp", timestamp(now.plus(lives)))
                        .update()
                > 0;
    }

    /** Drops pings that were not sent in time and would now be taken for news. */
    public void outdatePings(String keyPrefix) {
        jdbc.sql(OUTDATE)
                .param("prefix", keyPrefix)
                .param("now", timestamp(clock.instant()))
                .update();
    }

    /**
     * Sends the same bytes once more, whatever became of them; on record with who asked.
     *
     * @throws MessageNotFound when there is none with this number
     */
    public void resend(long id, String by) {
        Instant now = clock.instant();
        int found = jdbc.sql(RESEND)
                .param("id", id)
                .param("by", by)
                .param("now", timestamp(now))
                .param("giveUp", timestamp(now.plus(BackoffPolicy.PATIENCE)))
                .update();
        if (found == 0) {
            throw new MessageNotFound(id);
        }
    }

    /** Deletes what was sent long ago, and pings, of which there are many, after a week. What did not leave stays. */
    public int forget() {
        Instant now = clock.instant();
        return jdbc.sql(FORGET)
                .param("week", timestamp(now.minus(WEEK)))
                .param("long", timestamp(now.minus(TWENTY_FIVE_MONTHS)))
                .update();
    }

    public Optional<Outgoing> find(long id) {
        return jdbc.sql("select *, octet_length(content) as size from app.outgoing where id = :id")
                .param("id", id)
                .query(OutgoingRows::outgoing)
                .optional();
    }

    public Optional<Outgoing> find(Channel channel, String key, String recipient) {
        return jdbc.sql("select *, octet_length(content) as size from app.outgoing"
                        + " where channel = :channel and key = :key and recipient = :recipient")
                .param("channel", channel.name())
                .param("key", key)
                .param("recipient", recipient)
                .query(OutgoingRows::outgoing)
                .optional();
    }

    /** Who is or was told this, by whatever way. */
    public List<String> recipients(String key) {
        return jdbc.sql("select recipient from app.outgoing where key = :key order by id")
                .param("key", key)
                .query(String.class)
                .list();
    }

    /**
     * Newest first.
     *
     * @param failedOnly those that are not sent although they were tried
     */
    public List<Outgoing> list(boolean failedOnly, int limit) {
        String which = failedOnly
                ? " where state in ('REFUSED', 'GIVEN_UP', 'BOUNCED') or (state = 'WAITING' and problem is not null)"
                : "";
        return jdbc.sql("select *, octet_length(content) as size from app.outgoing" + which
                        + " order by put_at desc, id desc limit :limit")
                .param("limit", limit)
                .query(OutgoingRows::outgoing)
                .list();
    }

    /** Everything that happened to a message, oldest first. */
    public List<Outgoing.Event> events(long id) {
        return jdbc.sql("select at, event, by, detail from app.outgoing_event where outgoing_id = :id order by id")
                .param("id", id)
                .query(OutgoingRows::event)
                .list();
    }

    /**
     * What it says, for people.
     *
     * @throws MessageNotFound when there is none with this number
     */
    public String text(long id) {
        byte[] content = content(id);
        if (content == null) {
            throw new MessageNotFound(id);
        }
        boolean mail =
                find(id).map(Outgoing::channel).filter(Channel.MAIL::equals).isPresent();
        return mail ? MimeReader.plainText(content) : new String(content, StandardCharsets.UTF_8);
    }

    /** What is sent, byte for byte; null when there is no such message. */
    public byte @Nullable [] content(long id) {
        return jdbc.sql("select content from app.outgoing where id = :id")
                .param("id", id)
                .query((row, number) -> row.getBytes(1))
                .optional()
                .orElse(null);
    }
}
