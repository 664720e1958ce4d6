package com.sitearis.maintenance.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.upkeep.UpkeepStage;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The life of a finding. */
class FindingsIT {

    private final UpkeepStage stage = UpkeepStage.create("findings");

    private Recorded look(Predicate<Finding> covered, Finding... found) {
        stage.tick();
        return stage.findings.record(new Look("test.look", "test", "shop", List.of(found), covered));
    }

    private static Finding of(String object, Severity severity, String evidence) {
        return new Finding("unused", object, severity, evidence, "");
    }

    @Test
    void lastsFromItsFirstSightUntilALookThatCoversItFindsItNoMore() {
        Finding first = of("a", Severity.NOTE, "1");
        assertThat(look(any -> true, first, first).fresh()).containsExactly(first);
        Instant begun = stage.clock.instant();

        Finding worse = of("a", Severity.SEVERE, "2");
        Recorded again = look(any -> true, worse, of("b", Severity.NOTE, ""));
        assertThat(again.fresh()).extracting(Finding::object).containsExactly("b");
        assertThat(again.standing()).contains(worse);
        assertThat(stage.standing("shop").get(0))
                .returns(begun, KnownFinding::firstSeen)
                .returns(stage.clock.instant(), KnownFinding::lastSeen);

        assertThat(look(finding -> !finding.object().equals("a")).resolved())
                .extracting(Finding::object)
                .containsExactly("b");
        assertThat(stage.kinds("shop")).containsExactly("unused a");

        assertThat(look(any -> true).resolved()).containsExactly(worse);
        assertThat(look(any -> true, first).fresh()).containsExactly(first);
        assertThat(stage.findings.list(new FindingFilter("shop", "test.", Severity.NOTE, true)))
                .hasSize(3);
        assertThat(stage.findings.list(new FindingFilter("shop", null, Severity.WARNING, false)))
                .isEmpty();
    }
}
