package com.sitearis.maintenance.notify.sending;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Mails as files that every mail program opens. A mail that is written twice is one file. */
final class MailboxFolder implements Transport {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;

    MailboxFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public Answer send(Letter letter) {
        String name = STAMP.format(letter.put()) + "-" + letter.id() + "-"
                + letter.recipient().replaceAll("[^A-Za-z0-9@._-]", "_") + ".eml";
        try {
            Files.createDirectories(folder);
            Path part = folder.resolve(name + ".part");
            try (FileChannel file = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(letter.content());
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                file.force(true);
            }
            Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Answer.Taken("written to " + folder.resolve(name));
        } catch (IOException e) {
            return new Answer.Later("the mailbox folder cannot be written: " + e, null);
        }
    }
}
