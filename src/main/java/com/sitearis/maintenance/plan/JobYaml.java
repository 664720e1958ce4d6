package com.sitearis.maintenance.plan;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** A job file as it is written; its settings wait for the kind to say what they are. */
record JobYaml(
        @Key(about = "What the job does", example = "database-backup")
        String kind,

        @Key(about = "One line for people", example = "Full backup of production, every day at 03:00") @Nullable
        String purpose,

        @Key(about = "The rows of the written plan that it carries out, 1 to 119", example = "[16]")
        List<Integer> rows,

        @Key(about = "When it runs: exactly one of cron, every and on-demand", example = "{ cron: \"0 0 3 * * ?\" }")
        ScheduleYaml schedule,

        @Key(about = "A run that takes longer is told", example = "45m") @Nullable
        Duration finishWithin,

        @Key(about = "How a failed run is tried again; not at all when absent", example = "{ times: 3, wait: 5m }")
        @Nullable
        RetryYaml retry,

        @Key(about = "Who is told", example = "{ on-failure: [dba, devops] }")
        TellYaml tell,

        @Key(about = "What the kind of job needs to know; see its own table", example = "{ databases: [production] }")
        @Nullable
        Node settings) {

    record ScheduleYaml(
            @Key(
                    about =
                            "Quartz cron expression (seconds first), on the zone's wall clock; not inside an hour that its clock changes skip or repeat",
                    example = "\"0 0 3 * * ?\"")
            @Nullable
            String cron,

            @Key(about = "Elapsed time between two runs, 10s to 1d; unaffected by clock changes", example = "5m")
            @Nullable
            Duration every,

            @Key(about = "true: runs only when asked, with job run", example = "true") @Nullable
            Boolean onDemand,

            @Key(about = "Zone of the cron; the plan's when absent", example = "UTC") @Nullable
            ZoneId zone,

            @Key(
                    about =
                            "What becomes of slots that passed while the program was down: run-once (for the latest) or skip; run-once when absent",
                    example = "skip")
            Schedule.@Nullable Missed missed) {}

    record RetryYaml(
            @Key(about = "Further attempts after the first, 0 to 10", example = "3")
            int times,

            @Key(about = "How long after a failure the next attempt begins", example = "10m", fallback = "5m")
            Duration wait_) {}

    record TellYaml(
            @Key(about = "Contacts that are told of a failure; at least one", example = "[dba, devops]")
            List<String> onFailure) {}
}
