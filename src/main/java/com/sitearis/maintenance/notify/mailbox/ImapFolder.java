package com.sitearis.maintenance.notify.mailbox;

import com.sitearis.maintenance.notify.sending.Authority;
import com.sitearis.maintenance.plan.Channels.MailSecurity;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.HeaderTerm;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of an IMAP account that mail servers' reports come into. Other mails are never touched. */
final class ImapFolder implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ImapFolder.class);

    private static final String CONNECT_MILLIS = "15000";
    private static final String ANSWER_MILLIS = "60000";
    private static final String FETCH_BYTES = "1048576";

    private final Store store;
    private final Folder folder;

    private ImapFolder(Store store, Folder folder) {
        this.store = store;
        this.folder = folder;
    }

    static ImapFolder open(MailBouncesSettings settings) throws MessagingException {
        Store store = Session.getInstance(properties(settings)).getStore("imap");
        try {
            store.connect(
                    settings.host(),
                    settings.port(),
                    settings.user(),
                    settings.password().reveal());
            Folder folder = store.getFolder(settings.folder());
            folder.open(Folder.READ_WRITE);
            return new ImapFolder(store, folder);
        } catch (MessagingException | RuntimeException e) {
            close(store);
            throw e;
        }
    }

    private static Properties properties(MailBouncesSettings settings) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.imap.connectiontimeout", CONNECT_MILLIS);
        properties.setProperty("mail.imap.timeout", ANSWER_MILLIS);
        properties.setProperty("mail.imap.writetimeout", ANSWER_MILLIS);
        properties.setProperty("mail.imap.ssl.enable", Boolean.toString(settings.security() == MailSecurity.TLS));
        boolean upgrade = settings.security() == MailSecurity.STARTTLS;
        properties.setProperty("mail.imap.starttls.enable", Boolean.toString(upgrade));
        properties.setProperty("mail.imap.starttls.required", Boolean.toString(upgrade));
        properties.setProperty("mail.imap.ssl.checkserveridentity", "true");
        properties.setProperty("mail.imap.ssl.protocols", "TLSv1.3 TLSv1.2");
        // To read is not to have dealt with it.
        properties.setProperty("mail.imap.peek", "true");
        properties.setProperty("mail.imap.fetchsize", FETCH_BYTES);
        if (settings.authority() != null) {
            properties.put("mail.imap.ssl.socketFactory", Authority.of(settings.authority()));
        }
        return properties;
    }

    /** Reports that nobody has seen, the oldest first. */
    List<Message> unseen() throws MessagingException {
        return List.of(folder.search(new AndTerm(
                new FlagTerm(new Flags(Flags.Flag.SEEN), false), new HeaderTerm("Content-Type", "multipart/report"))));
    }

    /** The mail as it came, or its first bytes when it is longer than {@code most}. */
    static byte[] bytes(Message message, int most) throws MessagingException, IOException {
        try (InputStream mail = ((IMAPMessage) message).getMimeStream()) {
            return mail.readNBytes(most);
        }
    }

    static void seen(Message message) throws MessagingException {
        message.setFlag(Flags.Flag.SEEN, true);
    }

    @Override
    public void close() {
        close(store);
    }

    private static void close(Store store) {
        try {
            store.close();
        } catch (MessagingException e) {
            log.debug("the mailbox did not say good-bye", e);
        }
    }
}
