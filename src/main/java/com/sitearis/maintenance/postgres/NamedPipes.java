package com.sitearis.maintenance.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that are none: what one program writes into a named pipe another reads at once, and nothing of it reaches the disk.
 * Opening one waits until the other end is opened too.
 */
public final class NamedPipes {

    private static final Logger log = LoggerFactory.getLogger(NamedPipes.class);

    private NamedPipes() {}

    /** Makes pipes and answers those that were made: none where a file is already there, or where there is no mkfifo. */
    public static List<Path> make(List<Path> paths) {
        if (paths.isEmpty()) {
            return List.of();
        }
        List<String> command = new ArrayList<>(List.of("mkfifo", "-m", "600", "--"));
        paths.forEach(path -> command.add(path.toString()));
        try {
            ShortCommand.Answer answer = ShortCommand.run(command);
            if (answer.exitCode() != 0) {
                log.info(
                        "plain files instead of some pipes: {}", answer.output().strip());
            }
        } catch (UncheckedIOException none) {
            log.info("plain files instead of pipes: {}", none.getMessage());
        }
        return paths.stream().filter(NamedPipes::is).toList();
    }

    /** Whether this is a pipe, and not a file or a folder. */
    public static boolean is(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isOther();
        } catch (IOException gone) {
            return false;
        }
    }

    /** Lets go who waits for the other end: a reader meets the end, a writer a broken pipe. */
    public static void release(Path pipe) {
        try {
            FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE)
                    .close(); // with both ends in one hand nothing waits
        } catch (NoSuchFileException gone) {
            log.trace("nobody waits at {} any more", pipe);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open " + pipe, e);
        }
    }
}
