package com.sitearis.maintenance.backup.recovery;

import java.util.HexFormat;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A copy of a database that is being made. Until it is complete it bears a name that nobody else would give: who finds one that
 * begins so knows that it is half a copy, and whose. Then it gets the name that was asked for, and a comment that says where it
 * is from, in one transaction.
 *
 * @param into the name that was asked for
 * @param origin who made it of what; the same for all attempts of a run, and for nobody else
 * @param attempt tells attempts apart: one that stalled and comes back must not touch what its successor makes
 */
record Copy(String into, String origin, String attempt) {

    private static final int MARK_BYTES = 6;
    private static final int ATTEMPT_LENGTH = 4;

    static Copy of(String into, String origin) {
        return new Copy(into, origin, UUID.randomUUID().toString().substring(0, ATTEMPT_LENGTH));
    }

    String underWay() {
        return beginning() + attempt;
    }

    /** What the name under way begins with, in every attempt. */
    String beginning() {
        String mark = "_under_way_" + mark() + "_";
        return FormerName.cut(into, FormerName.NAME_BYTES - mark.length() - ATTEMPT_LENGTH) + mark;
    }

    /** The comment of a copy that is what the backup saw. */
    String proven() {
        return origin + "; compared with what the backup saw: equal";
    }

    /** The comment of a copy that is kept to be looked at. */
    String different() {
        return origin + "; compared with what the backup saw: DIFFERENT";
    }

    private String mark() {
        return HexFormat.of().formatHex(DigestUtils.sha256(into + "\n" + origin), 0, MARK_BYTES);
    }
}
