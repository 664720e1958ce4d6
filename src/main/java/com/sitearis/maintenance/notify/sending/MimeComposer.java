package com.sitearis.maintenance.notify.sending;

import com.sitearis.maintenance.notify.Attachment;
import com.sitearis.maintenance.notify.Mail;
import com.sitearis.maintenance.notify.words.PlainText;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Properties;
import org.apache.commons.codec.digest.DigestUtils;

/** Writes a mail down as the bytes that are stored and sent. */
public final class MimeComposer {

    private static final String UTF_8 = "UTF-8";

    private final String plan;
    private final String from;

    /**
     * @param plan its name, part of every Message-ID: two plans may tell the same key to the same person
     */
    public MimeComposer(String plan, String from) {
        this.plan = plan;
        this.from = from;
    }

    /**
     * The mail as bytes.
     *
     * @throws MailUnusable when no mail can be made of it
     */
    public Composed compose(Mail mail, Instant date) {
        String messageId = messageId(mail.key(), mail.recipient());
        String subject = PlainText.line(mail.subject());
        try {
            MimeMessage message = new Identified(messageId);
            message.setFrom(new InternetAddress(from));
            message.setRecipient(RecipientType.TO, new InternetAddress(mail.recipient()));
            message.setSubject(subject, UTF_8);
            message.setSentDate(Date.from(date));
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setContent(content(mail));
            message.saveChanges();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            return new Composed(subject, bytes.toByteArray(), messageId);
        } catch (MessagingException e) {
            throw new MailUnusable(mail.recipient(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }

    /** The same for the same key and recipient, so that a mail that arrives twice is known to be one. */
    String messageId(String key, String recipient) {
        byte[] hash = DigestUtils.sha256(String.join("\n", plan, key, recipient));
        return "<" + HexFormat.of().formatHex(hash, 0, 16) + "@" + from.substring(from.lastIndexOf('@') + 1) + ">";
    }

    private static MimeMultipart content(Mail mail) throws MessagingException {
        MimeMultipart words = new MimeMultipart("alternative");
        words.addBodyPart(text(PlainText.of(mail.text()), "plain"));
        String html = mail.html();
        if (html != null) {
            words.addBodyPart(text(html, "html"));
        }
        if (mail.attachments().isEmpty()) {
            return words;
        }
        MimeBodyPart first = new MimeBodyPart();
        first.setContent(words);
        MimeMultipart mixed = new MimeMultipart("mixed", first);
        for (Attachment attachment : mail.attachments()) {
            mixed.addBodyPart(file(attachment));
        }
        return mixed;
    }

    private static MimeBodyPart text(String text, String type) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        // As it goes over the wire, so that what is stored is what arrives.
        part.setText(text.replaceAll("\\R", "\r\n"), UTF_8, type);
        return part;
    }

    private static MimeBodyPart file(Attachment attachment) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(attachment.content(), attachment.contentType())));
        part.setFileName(PlainText.line(attachment.name()));
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    /** A message whose identity is ours. */
    private static final class Identified extends MimeMessage {

        private final String id;

        Identified(String id) {
            super(Session.getInstance(new Properties()));
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
