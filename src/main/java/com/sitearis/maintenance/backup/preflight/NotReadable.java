package com.sitearis.maintenance.backup.preflight;

import com.sitearis.maintenance.failure.Failure;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The account may not read all that it is to dump; a part that looks like the whole would be worse than nothing. */
public final class NotReadable extends Failure {

    private static final int SHOWN = 5;

    NotReadable(String database, List<Permissions.Unreadable> relations) {
        super(
                "the account may not read " + relations.size() + " relations or large objects of database '" + database
                        + "': "
                        + relations.stream()
                                .limit(SHOWN)
                                .map(relation -> relation.display() + reason(relation))
                                .collect(Collectors.joining(", "))
                        + (relations.size() > SHOWN ? ", …" : ""),
                hint(relations),
                "not-readable",
                null);
    }

    private static String reason(Permissions.Unreadable relation) {
        return relation.because().equals("policy") ? " (row-level security hides rows)" : "";
    }

    private static String hint(List<Permissions.Unreadable> relations) {
        Set<String> schemas = relations.stream()
                .map(Permissions.Unreadable::schema)
                .filter(schema -> !schema.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        if (schemas.isEmpty()) {
            return "grant select on large object … to the account for each of them, or let a superuser's account dump";
        }
        boolean policies =
                relations.stream().anyMatch(relation -> relation.because().equals("policy"));
        return "grant it (grant pg_read_all_data to the account"
                + (policies ? ", and alter role … bypassrls" : "")
                + "), or leave them out knowingly with exclude-schemas: [" + String.join(", ", schemas)
                + "] in the job file";
    }

    @Override
    public boolean transientCause() {
        return false;
    }
}
