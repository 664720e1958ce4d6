package com.sitearis.maintenance.kpi.definition;

import com.sitearis.maintenance.plan.Key;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file of {@code reports/} as it is written; {@link ReportAssembly} makes sense of it. */
record ReportYaml(
        @Key(about = "Its title, in both languages", example = "{ fr: Indicateurs mensuels, en: Monthly indicators }")
        LabelYaml title,

        @Key(about = "One of the plan's environments: the one whose month it tells", example = "production")
        String environment,

        @Key(about = "Language of workbook and mail, fr or en; the plan's when absent", example = "en") @Nullable
        Language language,

        @Key(about = "Contacts of the plan who get it by mail; at least one", example = "[lead, devops]")
        List<String> recipients,

        @Key(
                about = "Share of the agreed time that must be known; below it a version is provisional",
                example = "99 %",
                fallback = "99 %")
        String completeFrom,

        @Key(
                about = "Sheets in their order; all of them when absent. The first is always summary",
                example = "[summary, method]")
        List<Sheet> sheets,

        @Key(about = "The figures, by a name of your own, in the summary's order", example = "{ availability: { … } }")
        Map<String, KpiYaml> kpis) {

    enum Language {
        FR,
        EN
    }

    record LabelYaml(
            @Key(about = "In French", example = "Disponibilité")
            String fr,

            @Key(about = "In English", example = "Availability")
            String en) {}

    record KpiYaml(
            @Key(about = "The row of the written plan, 1 to 119", example = "99") @Nullable
            Integer row,

            @Key(about = "Its name for readers", example = "{ fr: Disponibilité, en: Availability }")
            LabelYaml label,

            @Key(about = "What it is a figure of; see the list below", example = "availability")
            String metric,

            @Key(about = "How samples become one figure: mean, median, p75, p95, ratio or last", example = "p75")
            Aggregation aggregation,

            @Key(
                    about = "What is to be reached: >, >=, < or <=, a number, and %, ms, s, min, h, d or no unit",
                    example = "\"> 99.9 %\"")
            String objective,

            @Key(
                    about = "true: mobile and desktop are judged apart, and the worse one decides",
                    example = "true",
                    fallback = "false")
            boolean byDevice,

            @Key(
                    about = "With fewer samples the figure is shown in grey, without a verdict",
                    example = "100",
                    fallback = "1")
            int minimumSamples,

            @Key(
                    about = "false: shown for information, not counted as met or missed",
                    example = "false",
                    fallback = "true")
            boolean counted,

            @Key(about = "Digits shown after the decimal mark, 0 to 6", example = "2", fallback = "0")
            int decimals) {}
}
