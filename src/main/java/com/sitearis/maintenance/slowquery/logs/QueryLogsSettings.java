package com.sitearis.maintenance.slowquery.logs;

import com.sitearis.maintenance.plan.Key;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@code query-logs} job file says under {@code settings:}. */
public record QueryLogsSettings(
        @Key(
                about = "folder of this machine with the logs of one server, as an absolute path",
                example = "/var/log/postgresql")
        String folder,

        @Key(
                about =
                        "names of the files, with * and ?; of one format, and with those that were rotated and compressed",
                example = "\"postgresql-15-main.log*\"")
        String files,

        @Key(
                about =
                        "databases of that server, by their names in plan.yaml; the log calls them what `database:` says there",
                example = "[production]")
        List<String> databases,

        @Key(
                about = "the server's log_line_prefix of a stderr log; recognised when absent",
                example = "\"%m [%p] %q%u@%d \"")
        @Nullable
        String prefix,

        @Key(
                about = "the server's log_timezone, when the log does not say UTC or GMT; the plan's when absent",
                example = "Europe/Paris")
        @Nullable
        ZoneId zone,

        @Key(about = "a file that was not changed for this long has its last record", fallback = "10m")
        Duration settled) {}
