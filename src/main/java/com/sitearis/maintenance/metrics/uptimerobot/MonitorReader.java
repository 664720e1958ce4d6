package com.sitearis.maintenance.metrics.uptimerobot;

import com.sitearis.maintenance.metrics.SampleRefused;
import com.sitearis.maintenance.metrics.uptimerobot.Monitor.Log;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads an answer of {@code getMonitors}, version 2 of UptimeRobot's interface. */
public final class MonitorReader {

    private static final int DOWN = 1;
    private static final int UP = 2;
    private static final int STARTED = 98;
    private static final int PAUSED = 99;
    private static final long LONGEST_INTERVAL_SECONDS = 86_400;

    private MonitorReader() {}

    /**
     * An answer's monitors.
     *
     * @param total how many there are altogether, on all pages
     */
    public record Answer(List<Monitor> monitors, int total) {}

    /**
     * The monitors of an answer.
     *
     * @throws SampleRefused when it is not such an answer
     */
    public static Answer read(byte[] json) {
        JsonNode root = tree(json);
        if (!"ok".equals(root.path("stat").asString(""))) {
            String said = root.path("error").path("message").asString("no stat: ok");
            throw new SampleRefused("it is no answer of UptimeRobot's getMonitors: " + said);
        }
        List<Monitor> monitors = new ArrayList<>();
        for (JsonNode monitor : root.path("monitors")) {
            monitors.add(monitor(monitor));
        }
        return new Answer(monitors, root.path("pagination").path("total").asInt(monitors.size()));
    }

    private static JsonNode tree(byte[] json) {
        try {
            return JsonMapper.shared().readTree(json);
        } catch (JacksonException e) {
            throw new SampleRefused("it is no JSON: " + e.getOriginalMessage());
        }
    }

    private static Monitor monitor(JsonNode monitor) {
        String id = monitor.path("id").asString("");
        String where = "monitor " + id;
        long interval = number(monitor, "interval", where);
        if (interval < 1 || interval > LONGEST_INTERVAL_SECONDS) {
            throw new SampleRefused(where + " has an interval of " + interval + " s");
        }
        if (!monitor.path("logs").isArray()) {
            throw new SampleRefused(where + " has no logs: ask for them with logs=1");
        }
        List<Log> logs = new ArrayList<>();
        for (JsonNode log : monitor.path("logs")) {
            logs.add(log(log, where + ", log " + (logs.size() + 1)));
        }
        logs.sort(Comparator.comparing(Log::from));
        String name = monitor.path("friendly_name").asString(id);
        String ranges = text(monitor, "custom_uptime_ranges");
        return new Monitor(
                id,
                name,
                Duration.ofSeconds(interval),
                List.copyOf(logs),
                text(monitor, "all_time_uptime_ratio"),
                ranges == null ? List.of() : List.of(ranges.split("-")));
    }

    private static Log log(JsonNode log, String where) {
        long type = number(log, "type", where);
        Instant from = Instant.ofEpochSecond(number(log, "datetime", where));
        long seconds = number(log, "duration", where);
        if (seconds < 0) {
            throw new SampleRefused(where + " lasts " + seconds + " s");
        }
        return new Log(from, Duration.ofSeconds(seconds), up(type, where), detail(log.path("reason")));
    }

    private static @Nullable Boolean up(long type, String where) {
        if (type == STARTED || type == PAUSED) {
            return null;
        }
        if (type != DOWN && type != UP) {
            throw new SampleRefused(where + " is of the unknown type " + type);
        }
        return type == UP;
    }

    private static @Nullable String detail(JsonNode reason) {
        String text =
                (reason.path("code").asString("") + " " + reason.path("detail").asString("")).strip();
        return text.isEmpty() ? null : text;
    }

    private static @Nullable String text(JsonNode node, String name) {
        String text = node.path(name).asString("");
        return text.isEmpty() ? null : text;
    }

    /** Some of their numbers come as texts. */
    private static long number(JsonNode node, String name, String where) {
        String text = node.path(name).asString("");
        if (!text.matches("-?\\d{1,12}")) {
            throw new SampleRefused(where + " has no whole number as " + name);
        }
        return Long.parseLong(text);
    }
}
