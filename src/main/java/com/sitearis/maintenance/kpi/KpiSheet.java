package com.sitearis.maintenance.kpi;

import com.sitearis.maintenance.kpi.definition.Kpi;
import com.sitearis.maintenance.kpi.edition.Conclusion;
import com.sitearis.maintenance.kpi.edition.Edition;
import com.sitearis.maintenance.kpi.edition.Remark;
import com.sitearis.maintenance.kpi.edition.StoredEdition;
import com.sitearis.maintenance.kpi.figures.Figure;
import com.sitearis.maintenance.kpi.words.FigureText;
import com.sitearis.maintenance.kpi.words.Words;
import com.sitearis.maintenance.notify.bounce.Recipient;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A month's figures in words: for the terminal and for programs, which read English, and for the console.
 *
 * @param version the version they come from; 0 when they are as of now and nothing was kept
 * @param sha256 of the workbook, or null when none was built
 * @param conclusion three lines
 * @param bouncing those of its readers whose address sends mails back
 */
public record KpiSheet(
        String report,
        YearMonth month,
        int version,
        boolean provisional,
        Instant taken,
        String fileName,
        @Nullable String sha256,
        List<Row> figures,
        List<String> conclusion,
        List<Recipient> bouncing) {

    /**
     * One figure.
     *
     * @param value in base units (seconds, shares of one, numbers), or null
     * @param shown the value in its objective's unit
     * @param notes why there is no value, what weakens it, and the figures beside it
     */
    public record Row(
            String name,
            @Nullable Integer row,
            String label,
            String objective,
            @Nullable Double value,
            String shown,
            String status,
            long samples,
            @Nullable Double coverage,
            String source,
            String formula,
            List<String> notes,
            @Nullable String comment) {}

    static KpiSheet of(Edition edition, @Nullable StoredEdition held, List<Recipient> bouncing, Locale language) {
        Words words = Words.in(language);
        return new KpiSheet(
                edition.report().name(),
                edition.month(),
                held == null ? 0 : edition.version(),
                edition.provisional(),
                edition.inputs().taken(),
                edition.fileName(),
                held == null ? null : held.sha256(),
                edition.report().kpis().stream()
                        .map(kpi -> row(edition, kpi, words))
                        .toList(),
                Conclusion.lines(edition, words),
                bouncing);
    }

    private static Row row(Edition edition, Kpi kpi, Words words) {
        Figure figure = edition.figure(kpi);
        FigureText text = new FigureText(words);
        return new Row(
                kpi.name(),
                kpi.row(),
                kpi.label().in(words.language()),
                text.objective(kpi),
                figure.value(),
                text.value(kpi, figure),
                words.say(figure.verdict()).toLowerCase(Locale.ROOT),
                figure.samples(),
                figure.coverage(),
                figure.source(),
                words.say(figure.formula()),
                text.notes(kpi, figure),
                edition.remark(kpi).map(Remark::text).orElse(null));
    }
}
