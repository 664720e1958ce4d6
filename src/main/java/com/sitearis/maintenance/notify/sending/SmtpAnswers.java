package com.sitearis.maintenance.notify.sending;

import com.sitearis.maintenance.notify.words.PlainText;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server's no means. Only a no for ever to this recipient or this mail refuses it; a no to us (a wrong password, a
 * sender it does not know, no relaying) is mended by a person, and the mail waits for that.
 */
final class SmtpAnswers {

    private static final int LONGEST = 300;
    private static final int AUTHENTICATION_REQUIRED = 530;

    private SmtpAnswers() {}

    static Answer of(MessagingException failure) {
        SMTPAddressFailedException address = find(failure, SMTPAddressFailedException.class);
        if (address != null) {
            return forEver(address.getReturnCode())
                    ? new Answer.Refused(line(address.getMessage()))
                    : new Answer.Later(line(address.getMessage()), null);
        }
        SMTPSendFailedException send = find(failure, SMTPSendFailedException.class);
        boolean ours = find(failure, SMTPSenderFailedException.class) != null
                || find(failure, AuthenticationFailedException.class) != null;
        if (send != null && !ours && forEver(send.getReturnCode())) {
            return new Answer.Refused(line(send.getMessage()));
        }
        return new Answer.Later(chain(failure), null);
    }

    private static boolean forEver(int code) {
        return code >= 500 && code <= 599 && code != AUTHENTICATION_REQUIRED;
    }

    private static <T> @Nullable T find(MessagingException failure, Class<T> type) {
        return causes(failure)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }

    /** The reason is often the innermost: an unknown host below a failed connection. */
    private static String chain(MessagingException failure) {
        return line(causes(failure)
                .map(cause -> cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage())
                .distinct()
                .reduce((outer, inner) -> outer.contains(inner) ? outer : outer + ": " + inner)
                .orElse(""));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, SmtpAnswers::next)
                .limit(10);
    }

    private static @Nullable Throwable next(Throwable failure) {
        return failure instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : failure.getCause();
    }

    static String line(@Nullable String answer) {
        String line = answer == null ? "" : PlainText.line(answer);
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " …";
    }
}
