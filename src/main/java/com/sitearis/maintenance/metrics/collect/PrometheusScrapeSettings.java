package com.sitearis.maintenance.metrics.collect;

import com.sitearis.maintenance.plan.Key;
import com.sitearis.maintenance.plan.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a {@code prometheus-scrape} job file says under {@code settings:}. */
public record PrometheusScrapeSettings(
        @Key(
                about = "the page in Prometheus' text format",
                example = "https://abcdefghijklmnopqrst.supabase.co/customer/v1/privileged/metrics")
        URI url,

        @Key(about = "account for Basic authentication", example = "service_role") @Nullable
        String user,

        @Key(about = "its password", example = "${SUPABASE_METRICS_KEY}") @Nullable
        Secret password,

        @Key(about = "One of environments", example = "production")
        String environment,

        @Key(about = "what the samples are kept for", example = "supabase")
        String target,

        @Key(about = "whether cpu.used is made of node_cpu_seconds_total", fallback = "false")
        boolean nodeCpu,

        @Key(about = "the mount point whose free share becomes disk.free; none when absent", example = "/data")
        @Nullable
        String nodeDisk,

        @Key(about = "other values that are taken", example = "[{ name: pg_up, metric: db.up }]")
        List<Taken> take) {

    /** One value of the page. */
    public record Taken(
            @Key(about = "its name on the page", example = "pgbouncer_pools_client_active_connections")
            String name,

            @Key(
                    about = "labels it must have there; of several lines the values are added",
                    example = "{ database: shop }")
            Map<String, String> labels,

            @Key(about = "the metric it becomes", example = "db.pool.clients")
            String metric,

            @Key(about = "whether it only grows: then its growth between two runs is kept", fallback = "false")
            boolean counter) {}
}
