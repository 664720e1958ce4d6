package com.sitearis.maintenance.slowquery.logs;

import com.sitearis.maintenance.slowquery.log.LogIncrement;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A file of the folder.
 *
 * @param head its first bytes, before compression
 * @param stamp changes whenever the file does
 * @param last whether it is the one that changed last: the server may be writing it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LogFile(Path path, byte[] head, String stamp, Instant changed, boolean last) {

    /** Two logs that are equal so far are one: every record begins with its time. */
    static final int HEAD = 2048;

    /** In the order they were written in. Empty files are not there. */
    static List<LogFile> of(Path folder, String glob) {
        List<LogFile> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, glob)) {
            for (Path path : found) {
                file(path).ifPresent(files::add);
            }
        } catch (IOException e) {
            throw new LogFolderUnreadable(folder, String.valueOf(e), e);
        }
        files.sort(Comparator.comparing(LogFile::changed).thenComparing(LogFile::path));
        if (!files.isEmpty()) {
            LogFile newest = files.remove(files.size() - 1);
            files.add(new LogFile(newest.path, newest.head, newest.stamp, newest.changed, true));
        }
        return files;
    }

    private static Optional<LogFile> file(Path path) throws IOException {
        try {
            BasicFileAttributes facts = Files.readAttributes(path, BasicFileAttributes.class);
            if (!facts.isRegularFile() || facts.size() == 0) {
                return Optional.empty();
            }
            byte[] head = LogIncrement.head(path, HEAD);
            String stamp = facts.fileKey() + " " + facts.size() + " " + facts.lastModifiedTime();
            Instant changed = facts.lastModifiedTime().toInstant();
            return head.length == 0 ? Optional.empty() : Optional.of(new LogFile(path, head, stamp, changed, false));
        } catch (NoSuchFileException rotated) {
            return Optional.empty(); // under its new name it is found by the next run at the latest
        }
    }

    /** SHA-256 of the first {@code length} bytes; empty when it does not have that many. */
    Optional<byte[]> digest(int length) {
        if (length > head.length) {
            return Optional.empty();
        }
        return Optional.of(DigestUtils.sha256(Arrays.copyOf(head, length)));
    }
}
