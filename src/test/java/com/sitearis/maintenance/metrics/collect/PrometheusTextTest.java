package com.sitearis.maintenance.metrics.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sitearis.maintenance.metrics.SampleRefused;
import com.sitearis.maintenance.metrics.collect.PrometheusText.Reading;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusTextTest {

    @Test
    void readsWhatTheFormatAllows() {
        assertThat(PrometheusText.read("""
                        # HELP up Is it up
                        # TYPE up untyped
                        up 1
                        metric_without_timestamp_and_labels 12.47
                        http_requests_total{method="post",code="200",} 1027 1395066363000
                        something { path="C:\\\\DIR\\\\", error="Cannot find \\"file\\"\\nhere" } -1.5e+09
                        nothing NaN
                        infinite{le="+Inf"} +Inf
                        """))
                .containsExactly(
                        new Reading("up", Map.of(), 1),
                        new Reading("metric_without_timestamp_and_labels", Map.of(), 12.47),
                        new Reading("http_requests_total", Map.of("method", "post", "code", "200"), 1027),
                        new Reading(
                                "something",
                                Map.of("path", "C:\\DIR\\", "error", "Cannot find \"file\"\nhere"),
                                -1.5e9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "up one",
                "up{a=\"b\" 1",
                "up{a=b} 1",
                "up{a=\"b} 1",
                "{a=\"b\"} 1",
                "up 0x1p3",
                "up 1d",
                "<html>"
            })
    void refusesWhatIsNoLineOfIt(String line) {
        assertThatThrownBy(() -> PrometheusText.read("ok 1\n" + line))
                .isInstanceOf(SampleRefused.class)
                .hasMessageContaining("line 2");
    }
}
