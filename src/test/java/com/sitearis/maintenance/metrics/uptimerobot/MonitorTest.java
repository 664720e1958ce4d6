package com.sitearis.maintenance.metrics.uptimerobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sitearis.maintenance.metrics.Check;
import com.sitearis.maintenance.metrics.SampleRefused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MonitorTest {

    private static final Instant NOON = Instant.parse("2026-10-10T12:00:00Z");

    @Test
    void readsWhatTheProviderAnswers() {
        Monitor monitor = read("""
                {"stat":"ok","pagination":{"offset":0,"limit":50,"total":1},"monitors":[{"id":777,
                 "friendly_name":"SiteAris prod","interval":"300","status":2,"all_time_uptime_ratio":"99.972",
                 "custom_uptime_ranges":"99.905-99.1","logs":[
                 {"type":2,"datetime":1791634320,"duration":86400,"reason":{"code":"200","detail":"OK"}},
                 {"type":1,"datetime":1791633600,"duration":720,"reason":{"code":"503","detail":"Service Unavailable"}}]}]}""");
        assertThat(monitor.name()).isEqualTo("SiteAris prod");
        assertThat(monitor.rangeRatios()).containsExactly("99.905", "99.1");
        assertThat(monitor.time(false)).isEqualTo(Duration.ofMinutes(12));
        assertThat(monitor.time(true)).isEqualTo(Duration.ofDays(1));
        assertThat(monitor.checks("production", "site").subList(0, 4))
                .containsExactly(
                        check(0, 300, false, "503 Service Unavailable"),
                        check(300, 300, false, "503 Service Unavailable"),
                        check(600, 120, false, "503 Service Unavailable"),
                        check(720, 300, true, "200 OK"));
    }

    @Test
    void whatIsImportedLaterOnlyAdds() {
        List<Check> early = monitor(log(0, 1000, "2")).checks("production", "site");
        List<Check> later = monitor(log(0, 2000, "2")).checks("production", "site");
        List<Check> ended = monitor(log(0, 2050, "2"), log(2050, 60, "1"), log(2110, 300, "2"))
                .checks("production", "site");
        assertThat(early).hasSize(3);
        assertThat(later).hasSize(6).containsAll(early);
        assertThat(ended).hasSize(9).containsAll(later).contains(check(2050, 60, false, null));
    }

    @Test
    void whatNobodyWatchedIsUnknown() {
        assertThat(monitor(log(0, 600, "2"), log(600, 3600, "99"), log(4200, 0, "98"), log(4200, 300, "2"))
                        .checks("production", "site"))
                .containsExactly(check(0, 300, true, null), check(300, 300, true, null), check(4200, 300, true, null));
    }

    @Test
    void whatIsNoSuchAnswerIsRefused() {
        refused("<html>", "it is no JSON");
        refused("{\"stat\":\"fail\",\"error\":{\"message\":\"api_key is invalid\"}}", "api_key is invalid");
        refused("{\"stat\":\"ok\",\"monitors\":[{\"id\":1,\"interval\":300}]}", "monitor 1 has no logs");
        refused("{\"stat\":\"ok\",\"monitors\":[{\"id\":1,\"interval\":0,\"logs\":[]}]}", "an interval of 0 s");
        refused(text(log(0, 60, "3")), "monitor 1, log 1 is of the unknown type 3");
        refused(text(log(0, 60, "\"?\"")), "has no whole number as type");
        refused(text(log(0, -1, "2")), "lasts -1 s");
    }

    private static void refused(String json, String why) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(SampleRefused.class).hasMessageContaining(why);
    }

    private static Check check(int after, int speaks, boolean up, @Nullable String detail) {
        Duration interval = Duration.ofSeconds(speaks).dividedBy(2);
        return new Check("production", "site", "uptimerobot", NOON.plusSeconds(after), up, interval, detail);
    }

    private static String log(int after, int seconds, String type) {
        return "{\"type\":" + type + ",\"datetime\":" + NOON.plusSeconds(after).getEpochSecond() + ",\"duration\":"
                + seconds + "}";
    }

    private static String text(String... logs) {
        return "{\"stat\":\"ok\",\"monitors\":[{\"id\":1,\"interval\":300,\"logs\":[" + String.join(",", logs) + "]}]}";
    }

    private static Monitor monitor(String... logs) {
        return read(text(logs));
    }

    private static Monitor read(String json) {
        return MonitorReader.read(json.getBytes(StandardCharsets.UTF_8))
                .monitors()
                .get(0);
    }
}
