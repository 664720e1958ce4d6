package com.sitearis.maintenance.metrics.probe;

import com.sitearis.maintenance.plan.Key;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an {@code availability-probe} job file says under {@code settings:}. */
public record AvailabilityProbeSettings(
        @Key(about = "one of the plan's environments", example = "production")
        String environment,

        @Key(about = "who looks; several probes outvote one another. The job's name when absent", example = "paris")
        @Nullable
        String probe,

        @Key(
                about = "what is asked, by the component's name: one GET each; nothing as long as it is empty",
                example = "{ site: { url: \"https://www.sitearis.com/\" } }")
        Map<String, Component> components,

        @Key(about = "how long one try may take, 1s to 1m", fallback = "10s")
        Duration timeout,

        @Key(about = "a failure is tried again after this, up to 2m, before it counts", fallback = "30s")
        Duration confirmAfter,

        @Key(
                about = "so many are begun at once, 1 to 200; one that takes over a second makes room for the next",
                fallback = "32")
        int atOnce) {

    /** One address. */
    public record Component(
            @Key(about = "http or https address", example = "https://www.sitearis.com/cart")
            URI url,

            @Key(about = "the expected status; redirects are followed unless it is one of 300 to 399", fallback = "200")
            int status,

            @Key(about = "has to stand in the first MiB of the answer (UTF-8)", example = "Panier") @Nullable
            String text) {}

    /** Who looks. */
    String probeOr(String job) {
        return probe == null ? job : probe;
    }
}
