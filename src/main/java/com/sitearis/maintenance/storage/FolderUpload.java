package com.sitearis.maintenance.storage;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes beside the final name, then flushes the file, renames it, and flushes the folder. In any other order a power cut
 * could leave an empty file under the final name.
 */
final class FolderUpload extends Upload {

    private static final Logger LOG = LoggerFactory.getLogger(FolderUpload.class);

    private final String key;
    private final Path target;
    private final Path unfinished;
    private final Folder folder;
    private final FolderFailures failures;
    // A FileOutputStream and not a channel: a channel is closed by an interrupt, and the cause would read as a disk
    // fault.
    private final FileOutputStream out;
    private final EarlyFlush early;
    private boolean done;

    FolderUpload(String key, Path target, Folder folder, FolderFailures failures) {
        this.key = key;
        this.target = target;
        this.folder = folder;
        this.failures = failures;
        String unique = UUID.randomUUID().toString().substring(0, 8);
        this.unfinished = target.resolveSibling(target.getFileName() + "." + unique + Keys.UNFINISHED);
        try {
            this.out = new FileOutputStream(folder.newFile(unfinished).toFile());
            this.early = new EarlyFlush(out.getFD());
        } catch (IOException e) {
            throw failures.of("cannot create '" + key + "'", e);
        }
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        try {
            out.write(bytes, offset, length);
            early.wrote(length);
        } catch (IOException e) {
            // From here on the file has a hole: it must not be committed any more.
            close();
            throw failures.ofWriting("cannot write '" + key + "'", length, e);
        }
    }

    @Override
    public void commit() {
        if (done) {
            throw new IllegalStateException("already committed or closed: " + key);
        }
        try {
            early.end();
            out.getFD().sync();
            out.close();
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            done = true;
            Folder.flush(Folder.parent(target));
        } catch (IOException e) {
            close();
            throw failures.ofWriting("cannot finish '" + key + "'", 0, e);
        }
    }

    @Override
    public void close() {
        if (done) {
            return;
        }
        done = true;
        try {
            early.end();
        } catch (IOException e) {
            LOG.debug("flushing {} failed; it is removed anyway", unfinished, e);
        }
        try {
            out.close();
        } catch (IOException e) {
            LOG.debug("closing {} failed; it is removed anyway", unfinished, e);
        }
        try {
            folder.remove(unfinished);
        } catch (IOException e) {
            LOG.warn("could not remove the unfinished {}; the next backup removes it before it begins", unfinished, e);
        }
    }
}
