package com.sitearis.maintenance.backup.preflight;

import com.sitearis.maintenance.backup.Sizes;
import com.sitearis.maintenance.failure.Failure;

/** There is not enough free space for a backup; nothing was begun. */
public final class NoRoom extends Failure {

    private NoRoom(String message, String hint) {
        super(message, hint, "no-room", null);
    }

    static NoRoom inStore(String store, long needed, long free) {
        return new NoRoom(
                "store '" + store + "' has " + Sizes.text(free) + " free, the backup needs about " + Sizes.text(needed),
                "make room, or let `maintenance backup prune --dry-run` show what shorter periods would free");
    }

    static NoRoom inHome(String home, long needed, long free) {
        return new NoRoom(
                home + " has " + Sizes.text(free) + " free, dumping and proving need about " + Sizes.text(needed),
                "make room, choose another folder with --home, or use method: stream and proof: checksum");
    }
}
