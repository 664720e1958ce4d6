package com.sitearis.maintenance.notify.sending;

import com.sitearis.maintenance.plan.Channels.MailSecurity;
import com.sitearis.maintenance.plan.Channels.SmtpServer;
import com.sitearis.maintenance.plan.Secret;
import com.sitearis.maintenance.plan.SecretMissing;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands mail to the plan's server, one connection for each: mails are few, and each stands for itself. */
final class SmtpTransport implements Transport {

    private static final Logger log = LoggerFactory.getLogger(SmtpTransport.class);

    private static final String CONNECT_MILLIS = "15000";
    /** Servers look into a mail before they say that they take it; whoever hangs up meanwhile sends it again and again. */
    private static final String ANSWER_MILLIS = "300000";

    private final SmtpServer server;
    private final String returnPath;

    SmtpTransport(SmtpServer server, String returnPath) {
        this.server = server;
        this.returnPath = returnPath;
    }

    @Override
    public Answer send(Letter letter) {
        try {
            Session session = Session.getInstance(properties());
            MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(letter.content()));
            SMTPTransport transport = (SMTPTransport) session.getTransport("smtp");
            try {
                transport.connect(server.host(), server.port(), server.user(), password());
                transport.sendMessage(message, new Address[] {new InternetAddress(letter.recipient())});
                return new Answer.Taken(SmtpAnswers.line(transport.getLastServerResponse()));
            } finally {
                close(transport);
            }
        } catch (SecretMissing e) {
            return new Answer.Later(String.valueOf(e.getMessage()), null);
        } catch (MessagingException e) {
            return SmtpAnswers.of(e);
        }
    }

    private @Nullable String password() {
        Secret password = server.password();
        return password == null ? null : password.reveal();
    }

    private Properties properties() throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.setProperty("mail.smtp.timeout", ANSWER_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", ANSWER_MILLIS);
        properties.setProperty("mail.smtp.from", returnPath);
        properties.setProperty("mail.smtp.auth", Boolean.toString(server.user() != null));
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(server.security() == MailSecurity.TLS));
        boolean upgrade = server.security() == MailSecurity.STARTTLS;
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(upgrade));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(upgrade));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        if (server.authority() != null) {
            properties.put("mail.smtp.ssl.socketFactory", Authority.of(server.authority()));
        }
        return properties;
    }

    /** What was taken is taken, whatever becomes of the good-bye. */
    private static void close(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            log.debug("the mail server did not say good-bye", e);
        }
    }
}
