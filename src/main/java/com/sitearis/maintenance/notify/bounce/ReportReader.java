package com.sitearis.maintenance.notify.bounce;

import com.sitearis.maintenance.notify.bounce.Report.Status;
import com.sitearis.maintenance.notify.words.PlainText;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/** Reads delivery status notifications (RFC 3464) as lenient as servers write them. */
final class ReportReader {

    private static final int LONGEST = 300;
    private static final int MOST_PARTS = 20;
    private static final int MOST_RECIPIENTS = 100;
    private static final Pattern CODE = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    private @Nullable String messageId;
    private final List<Status> statuses = new ArrayList<>();

    private ReportReader() {}

    /** Empty when the mail is no such report. */
    static Optional<Report> read(byte[] mail) {
        try {
            MimeMessage message =
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
            if (!message.isMimeType("multipart/report")) {
                return Optional.empty();
            }
            ReportReader reader = new ReportReader();
            reader.parts(message);
            String id = message.getMessageID() == null
                    ? "sha256:" + DigestUtils.sha256Hex(mail)
                    : PlainText.line(message.getMessageID());
            return reader.statuses.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Report(id, reader.messageId, List.copyOf(reader.statuses)));
        } catch (MessagingException | IOException e) {
            return Optional.empty();
        }
    }

    private void parts(Part report) throws MessagingException, IOException {
        if (!(report.getContent() instanceof Multipart parts)) {
            return;
        }
        for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
            Part part = parts.getBodyPart(i);
            if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
                statuses(part.getInputStream().readAllBytes());
            } else if (part.isMimeType("message/rfc822")
                    || part.isMimeType("text/rfc822-headers")
                    || part.isMimeType("message/global")
                    || part.isMimeType("message/global-headers")) {
                InternetHeaders headers = new InternetHeaders(part.getInputStream(), true);
                messageId = headers.getHeader("Message-ID", null);
            }
        }
    }

    /** Groups of headers with empty lines between them: the first about the mail, each other about one recipient. */
    private void statuses(byte[] content) throws MessagingException {
        ByteArrayInputStream in = new ByteArrayInputStream(content);
        while (in.available() > 0 && statuses.size() < MOST_RECIPIENTS) {
            InternetHeaders group = new InternetHeaders(in, true);
            String recipient = address(group.getHeader("Final-Recipient", null));
            String original = address(group.getHeader("Original-Recipient", null));
            String action = group.getHeader("Action", null);
            if (action != null && (recipient != null || original != null)) {
                String detail = line(group.getHeader("Diagnostic-Code", " "));
                String given = line(group.getHeader("Status", null));
                statuses.add(new Status(
                        recipient == null ? String.valueOf(original) : recipient,
                        original,
                        action.strip().toLowerCase(Locale.ROOT),
                        code(given).or(() -> code(detail)).orElse(""),
                        detail.isEmpty() ? given : detail));
            }
        }
    }

    static Optional<String> code(String text) {
        Matcher code = CODE.matcher(text);
        return code.find() ? Optional.of(code.group(1)) : Optional.empty();
    }

    /** {@code rfc822; a@example.com}. */
    private static @Nullable String address(@Nullable String field) {
        if (field == null) {
            return null;
        }
        String address = line(field.substring(field.indexOf(';') + 1));
        String bare =
                address.startsWith("<") && address.endsWith(">") ? address.substring(1, address.length() - 1) : address;
        return bare.isBlank() ? null : bare.strip();
    }

    private static String line(@Nullable String text) {
        String line = text == null ? "" : PlainText.line(text).replace("\0", "");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " …";
    }
}
