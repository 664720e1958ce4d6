package com.sitearis.maintenance.upkeep.integrity;

import com.sitearis.maintenance.failure.Failure;
import java.util.Map;
import java.util.stream.Collectors;

/** Tables or indexes of a maintained database are damaged. */
public final class DamageFound extends Failure {

    private static final int SHOWN = 3;

    DamageFound(String database, Map<String, String> damaged) {
        super(
                damaged.size() + " relations of " + database + " are damaged: "
                        + damaged.entrySet().stream()
                                .limit(SHOWN)
                                .map(one -> one.getKey() + " (" + one.getValue() + ")")
                                .collect(Collectors.joining("; "))
                        + (damaged.size() > SHOWN ? "; …" : ""),
                "stop pruning backups, keep a copy of the server's files, then follow the runbook page",
                "damage-found",
                null);
    }

    @Override
    public boolean transientCause() {
        return false;
    }
}
