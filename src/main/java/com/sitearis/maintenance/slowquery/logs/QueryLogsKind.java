package com.sitearis.maintenance.slowquery.logs;

import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.PlanCheck;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code kind: query-logs}. */
public final class QueryLogsKind implements JobKind<QueryLogsSettings> {

    @Override
    public String name() {
        return "query-logs";
    }

    @Override
    public Class<QueryLogsSettings> settings() {
        return QueryLogsSettings.class;
    }

    @Override
    public List<String> targets(QueryLogsSettings settings) {
        return List.of("logs");
    }

    @Override
    public void check(QueryLogsSettings settings, PlanCheck check) {
        if (!Path.of(settings.folder()).isAbsolute()) {
            check.problem(
                    "folder", "is not an absolute path", "write it from the root on, such as /var/log/postgresql");
        }
        if (settings.files().contains("/")) {
            check.problem(
                    "files", "names a folder", "write names only, such as \"*.log*\", and the folder under folder:");
        }
        if (settings.databases().isEmpty()) {
            check.problem("databases", "no database is named", "write a list of names from plan.yaml: [production]");
        }
        Map<String, String> inLog = new HashMap<>();
        for (int i = 0; i < settings.databases().size(); i++) {
            String path = "databases[" + i + "]";
            String name = settings.databases().get(i);
            Map<String, Database> known = check.plan().databases();
            check.reference(path, name, known.keySet(), "database");
            Database database = known.get(name);
            String other =
                    database == null ? null : inLog.put(database.address().database(), name);
            if (other != null) {
                check.problem(
                        path,
                        "has the same name on its server as " + other,
                        "name the databases of one server; another server's logs take a job file of their own");
            }
        }
    }
}
