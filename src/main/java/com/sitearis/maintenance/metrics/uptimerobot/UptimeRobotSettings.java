package com.sitearis.maintenance.metrics.uptimerobot;

import com.sitearis.maintenance.plan.Key;
import com.sitearis.maintenance.plan.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** What an {@code uptimerobot} job file says under {@code settings:}. */
public record UptimeRobotSettings(
        @Key(about = "where getMonitors of version 2 is", fallback = "https://api.uptimerobot.com/v2/getMonitors")
        URI url,

        @Key(about = "a key that may read", example = "${UPTIMEROBOT_KEY}")
        Secret apiKey,

        @Key(about = "one of the plan's environments", example = "production")
        String environment,

        @Key(about = "the component that each monitor looks at, by the monitor's number", example = "{ \"777\": site }")
        Map<String, String> monitors,

        @Key(about = "how far back checks are made of the logs, 1d to 750d", fallback = "31d")
        Duration lookBack) {}
