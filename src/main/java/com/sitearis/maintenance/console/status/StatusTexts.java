package com.sitearis.maintenance.console.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.sitearis.maintenance.console.pages.Shown;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page and its JSON as they are sent, made anew at most twice a minute: however many people ask, and they do when something is
 * down, the database is asked once.
 */
class StatusTexts {

    private static final Duration FRESH = Duration.ofSeconds(30);

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final Boards boards;
    private final ITemplateEngine templates;
    private final ResourceUrlProvider assets;
    private final Supplier<MaintenancePlan> plan;
    private final Clock clock;
    private final Map<String, String> made = new HashMap<>();
    private @Nullable Board board;

    StatusTexts(
            Boards boards,
            ITemplateEngine templates,
            ResourceUrlProvider assets,
            Supplier<MaintenancePlan> plan,
            Clock clock) {
        this.boards = boards;
        this.templates = templates;
        this.assets = assets;
        this.plan = plan;
        this.clock = clock;
    }

    synchronized String page(Locale language) {
        Board now = board();
        return made.computeIfAbsent(
                language.getLanguage(),
                key -> templates.process(
                        "status",
                        new Context(
                                language,
                                Map.of(
                                        "board",
                                        now,
                                        "plan",
                                        plan.get().name(),
                                        "style",
                                        asset("/assets/console.css"),
                                        "icon",
                                        asset("/assets/icon.svg"),
                                        "width",
                                        PastDays.DAYS * DayBar.STEP,
                                        "show",
                                        new Shown(language, plan.get().zone(), clock)))));
    }

    /** For programs; the days as seconds. */
    synchronized String json() {
        Board now = board();
        return made.computeIfAbsent("json", key -> JSON.writeValueAsString(StatusDocument.of(now)));
    }

    private Board board() {
        Board last = board;
        Instant now = clock.instant();
        if (last == null || !now.isBefore(last.at().plus(FRESH)) || now.isBefore(last.at())) {
            last = boards.now();
            board = last;
            made.clear();
        }
        return Objects.requireNonNull(last);
    }

    /** With its content's name in it, so that browsers may keep it for long. */
    private String asset(String path) {
        String named = assets.getForLookupPath(path);
        return named == null ? path : named;
    }
}
