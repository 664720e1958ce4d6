package com.sitearis.maintenance.notify.mailbox;

import com.sitearis.maintenance.notify.bounce.Bounces;
import com.sitearis.maintenance.notify.bounce.NoBounce;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.JobSteps;
import com.sitearis.maintenance.run.RunRecipe;
import com.sitearis.maintenance.run.StepScope;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import org.springframework.batch.core.job.Job;

/**
 * Takes the reports that mail servers sent to the mailbox. Each is marked as seen once it is on record: after a death in between
 * it is read again, and known already.
 */
public final class MailBouncesJob implements RunRecipe<MailBouncesSettings> {

    /** A report with the whole mail attached may be as long as the mail. */
    static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final MailBouncesKind KIND = new MailBouncesKind();

    private final Bounces bounces;

    public MailBouncesJob(Bounces bounces) {
        this.bounces = bounces;
    }

    @Override
    public JobKind<MailBouncesSettings> kind() {
        return KIND;
    }

    @Override
    public Job build(Assignment<MailBouncesSettings> assignment, JobSteps steps) {
        String by = "job " + assignment.job().name();
        return steps.job()
                .start(steps.step("read", scope -> read(assignment.settings(), by, scope)))
                .build();
    }

    void read(MailBouncesSettings settings, String by, StepScope scope) {
        int taken = 0;
        try (ImapFolder folder = ImapFolder.open(settings)) {
            for (Message message : folder.unseen()) {
                scope.checkStop();
                if (taken == settings.atMost()) {
                    scope.note("more than " + taken + " reports: the others are left for the next run");
                    break;
                }
                taken += take(message, by, scope) ? 1 : 0;
            }
        } catch (MessagingException | IOException e) {
            throw new MailboxUnreadable(
                    "the folder " + settings.folder() + " of " + settings.user() + " on " + settings.host() + ":"
                            + settings.port() + " cannot be read: " + e.getMessage(),
                    e);
        }
        scope.note(taken + " reports taken");
    }

    /** Whether it is dealt with; too long a mail stays as it is, for a person. */
    private boolean take(Message message, String by, StepScope scope) throws MessagingException, IOException {
        // A server may not know the size, or be wrong about it.
        byte[] mail = message.getSize() > MOST_BYTES ? null : ImapFolder.bytes(message, MOST_BYTES + 1);
        if (mail == null || mail.length > MOST_BYTES) {
            scope.note("left unread, longer than " + MOST_BYTES / 1024 / 1024 + " MiB: number "
                    + message.getMessageNumber());
            return false;
        }
        try {
            bounces.report(mail, by).forEach(scope::note);
        } catch (NoBounce e) {
            scope.note("number " + message.getMessageNumber() + ": " + e.getMessage());
        }
        ImapFolder.seen(message);
        return true;
    }
}
