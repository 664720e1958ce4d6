package com.sitearis.maintenance.kpi.edition;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.kpi.SampleMonth;
import com.sitearis.maintenance.kpi.inputs.IncidentLine;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EditionJsonTest {

    private static final Edition EDITION = SampleMonth.edition(SampleMonth.rich(SampleMonth.OCTOBER), Locale.FRENCH);

    @Test
    void whatIsReadBackIsWrittenTheSameAgain() {
        String json = EditionJson.write(EDITION);
        // Counts inside notes may come back as int rather than long; what is written is the same.
        assertThat(EditionJson.write(EditionJson.read(json))).isEqualTo(json);
    }

    @Test
    void editionsOfBeforeUpkeepAndWarningsAreStillRead() {
        String json = EditionJson.write(EDITION);
        String earlier =
                json.replaceAll(",\"warning\":(true|false)", "").replaceAll(",\"upkeep\":\\{.*?\"missing\":null}", "");
        assertThat(earlier).doesNotContain("\"upkeep\"", "\"warning\"");
        Edition read = EditionJson.read(earlier);
        assertThat(read.inputs().upkeep().value()).isNull();
        assertThat(Objects.requireNonNull(read.inputs().incidents().value()))
                .isNotEmpty()
                .noneMatch(IncidentLine::warning);
    }
}
