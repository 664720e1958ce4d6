package com.sitearis.maintenance.kpi.definition;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A report's definition, validated but for what only a plan knows (environment and recipients).
 *
 * @param name its file's name without ending
 * @param file as a person names it
 * @param language null for the plan's
 * @param completeFrom share of known time from which a version is final, 0 to 1
 */
public record Report(
        String name,
        String file,
        Label title,
        String environment,
        @Nullable Locale language,
        List<String> recipients,
        double completeFrom,
        List<Sheet> sheets,
        List<Kpi> kpis) {

    public Optional<Kpi> kpi(String kpiName) {
        return kpis.stream().filter(kpi -> kpi.name().equals(kpiName)).findFirst();
    }

    public Locale languageOr(Locale plans) {
        return language == null ? plans : language;
    }
}
