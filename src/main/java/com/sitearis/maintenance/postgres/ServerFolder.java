package com.sitearis.maintenance.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of the home that the server's account can enter.
 *
 * <p>Started by root from a folder such as {@code /root/shop}, the account {@code postgres} cannot reach the home. The
 * folder then lies below {@code /var/lib/sitearis-maintenance} and the home has a link to it; permissions of folders that
 * are not ours are never widened.
 */
final class ServerFolder {

    private static final Logger log = LoggerFactory.getLogger(ServerFolder.class);

    private static final Path ELSEWHERE = Path.of("/var/lib/sitearis-maintenance");

    private ServerFolder() {}

    /** Makes the folder if need be and answers where it really is. */
    static Path prepare(Path wanted, Account account) {
        try {
            Files.createDirectories(wanted.getParent());
            if (Files.isSymbolicLink(wanted) && !Files.exists(wanted)) {
                throw gone(wanted, Files.readSymbolicLink(wanted));
            }
            if (Files.notExists(wanted)) {
                create(wanted, account);
            }
            // Through a link of an earlier start the account never goes: it gets the real path.
            if (!account.canEnter(wanted.toRealPath())) {
                moveElsewhere(wanted, account);
            }
            return wanted.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare the folder " + wanted, e);
        }
    }

    /** The account passes through, and lists nothing: the password lies here too, readable by us only. */
    private static void create(Path folder, Account account) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(
                folder, PosixFilePermissions.fromString(account.isOurs() ? "rwx------" : "rwx--x--x"));
    }

    private static void moveElsewhere(Path wanted, Account account) throws IOException {
        try (Stream<Path> content = Files.list(wanted)) {
            if (content.findAny().isPresent()) {
                throw new PgServerFailed(
                        "the account " + account.name() + " cannot enter " + wanted + ", where its server's files are",
                        "let it pass through the folders above (chmod o+x), or move the home to where it was",
                        null);
            }
        }
        Path target = ELSEWHERE.resolve(shortHash(wanted));
        setAside(target);
        create(ELSEWHERE, account);
        create(target, account);
        Files.delete(wanted);
        Files.createSymbolicLink(wanted, target);
        log.info(
                "the account {} cannot enter {}: the server's files are in {}, and {} links to it",
                account.name(),
                wanted.getParent(),
                target,
                wanted);
    }

    /** Somebody removed the home, which is a wish to begin anew; what its server held is kept all the same. */
    private static void setAside(Path target) throws IOException {
        if (Files.notExists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Path kept = IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> target.resolveSibling(target.getFileName() + ".before-" + n))
                .filter(Files::notExists)
                .findFirst()
                .orElseThrow();
        Files.move(target, kept);
        log.warn("the home was removed; what its server held is kept in {} until you delete it", kept);
    }

    private static PgServerFailed gone(Path link, Path target) {
        return new PgServerFailed(
                "the files of the embedded server are gone: " + link + " links to " + target + ", which does not exist",
                "bring the folder back from a copy, or delete the link to begin with an empty server",
                null);
    }

    private static String shortHash(Path path) {
        byte[] hash = DigestUtils.sha256(path.toString());
        return HexFormat.of().formatHex(hash, 0, 6);
    }
}
