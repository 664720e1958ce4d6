package com.sitearis.maintenance.notify.bounce;

import static com.sitearis.maintenance.notify.OutgoingRows.timestamp;

import com.sitearis.maintenance.notify.OutgoingRows;
import com.sitearis.maintenance.notify.bounce.Report.Status;
import com.sitearis.maintenance.notify.sending.Letter;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Mails that came back: each is put on record once, and when it is lost, somebody else is told. */
public final class Bounces {

    private static final Logger log = LoggerFactory.getLogger(Bounces.class);

    /** A report without the mail's Message-ID is about the latest mail to the address, if that is not older. */
    private static final Duration RECENT = Duration.ofDays(14);

    private static final String ADD = """
            insert into app.bounce (report, at, recipient, hard, failed, status, detail, outgoing_id)
            values (:report, :now, :recipient, :hard, :failed, :status, :detail, :outgoing)
            on conflict (report, recipient) do nothing""";

    private static final String MARK = """
            with told as (
                update app.outgoing set state = case when :failed then 'BOUNCED' else state end, problem = :detail
                where id = :id and state = 'SENT'
                returning id)
            insert into app.outgoing_event (outgoing_id, at, event, by, detail)
            select id, :now, case when :failed then 'BOUNCED' else 'DELAYED' end, :by, :detail from told""";

    private final JdbcClient jdbc;
    private final TransactionTemplate together;
    private final Clock clock;
    private final Substitutes substitutes;

    public Bounces(DataSource database, Supplier<MaintenancePlan> plan, Clock clock) {
        this.jdbc = JdbcClient.create(database);
        this.together = new TransactionTemplate(new JdbcTransactionManager(database));
        this.clock = clock;
        this.substitutes = new Substitutes(jdbc, plan, clock);
    }

    /**
     * Takes a mail server's report.
     *
     * @param by who brings it
     * @return a line for each recipient that it is about
     * @throws NoBounce when it is no such report
     */
    public List<String> report(byte[] mail, String by) {
        Report report = ReportReader.read(mail).orElseThrow(NoBounce::new);
        return Objects.requireNonNull(together.execute(transaction -> {
            List<String> told = new ArrayList<>();
            for (Status status : report.statuses()) {
                told.add(status(report, status, by));
            }
            return told;
        }));
    }

    private String status(Report report, Status status, String by) {
        if (!status.failed() && !status.delayed()) {
            return status.recipient() + ": " + status.action() + ", nothing to do";
        }
        Optional<Letter> found = letter(report, status);
        if (found.isEmpty()) {
            return status.recipient() + ": about no mail of ours, ignored";
        }
        Letter letter = found.get();
        String why = (status.code() + " " + status.detail()).strip();
        if (!add(report.id(), letter, status.hard(), status.failed(), status.code(), why)) {
            return letter.recipient() + ": known already";
        }
        int marked = jdbc.sql(MARK)
                .param("id", letter.id())
                .param("failed", status.failed())
                .param("now", timestamp(clock.instant()))
                .param("by", by)
                .param("detail", why)
                .update();
        if (status.failed() && marked > 0) {
            log.error(
                    "{} came back: {} HINT: `maintenance mail list` shows the address; correct it in plan.yaml"
                            + " (runbook: recipient-refused)",
                    letter.display(),
                    why);
            substitutes.tell(letter, why);
        }
        return letter.recipient() + ": " + (status.hard() ? "refused for good" : status.failed() ? "lost" : "late")
                + ", message " + letter.id() + ": " + why;
    }

    /** The server refused it at once, within the caller's transaction. Somebody else is told. */
    public void refused(Letter letter, String detail) {
        String report = "smtp/" + letter.id() + "/" + letter.attempt();
        add(report, letter, true, true, ReportReader.code(detail).orElse(""), detail);
        substitutes.tell(letter, detail);
    }

    private boolean add(String report, Letter letter, boolean hard, boolean failed, String code, String detail) {
        return jdbc.sql(ADD)
                        .param("report", report)
                        .param("now", timestamp(clock.instant()))
                        .param("recipient", letter.recipient())
                        .param("hard", hard)
                        .param("failed", failed)
                        .param("status", code)
                        .param("detail", detail)
                        .param("outgoing", letter.id())
                        .update()
                > 0;
    }

    /** A Message-ID of ours belongs to one recipient; without one, the address has to do. */
    private Optional<Letter> letter(Report report, Status status) {
        Optional<Letter> named = report.messageId() == null
                ? Optional.empty()
                : jdbc.sql("select * from app.outgoing where message_id = ?")
                        .param(report.messageId().strip())
                        .query(OutgoingRows::letter)
                        .optional();
        return named.isPresent() || report.messageId() != null
                ? named
                : jdbc.sql("select * from app.outgoing where channel = 'MAIL' and sent_at > :since"
                                + " and lower(recipient) in (lower(:recipient), lower(:original))"
                                + " order by sent_at desc limit 1")
                        .param("since", timestamp(clock.instant().minus(RECENT)))
                        .param("recipient", status.recipient())
                        .param("original", status.original() == null ? status.recipient() : status.original())
                        .query(OutgoingRows::letter)
                        .optional();
    }
}
