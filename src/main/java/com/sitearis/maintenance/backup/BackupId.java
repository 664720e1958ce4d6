package com.sitearis.maintenance.backup;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Names of backups: {@code 20261122T020000Z-production-k3x9}; their order is the order of time. */
public final class BackupId {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    // Without i, l, o and u: a person reads it out on the telephone.
    private static final String BASE32 = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private BackupId() {}

    /** The instant in an id, or empty when it is none of ours. */
    public static Optional<Instant> begun(String id) {
        try {
            return Optional.of(STAMP.parse(id.split("-", 2)[0], Instant::from));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static String next(Instant now, String database) {
        StringBuilder id = new StringBuilder(STAMP.format(now))
                .append('-')
                .append(database)
                .append('-');
        for (int i = 0; i < 4; i++) {
            id.append(BASE32.charAt(RANDOM.nextInt(BASE32.length())));
        }
        return id.toString();
    }
}
