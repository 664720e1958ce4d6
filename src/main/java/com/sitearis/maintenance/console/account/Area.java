package com.sitearis.maintenance.console.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A part of the console, known by what its addresses begin with, on pages as in the API. */
public enum Area {
    JOBS("jobs"),
    RUNS("runs"),
    BACKUPS("backups|restore"),
    INCIDENTS("incidents|windows|sla"),
    FIGURES("kpi|metrics"),
    QUERIES("slow-queries|findings"),
    PLAN("plan|runbook|openapi\\.json(\\.yaml)?"),
    HEALTH("actuator"),
    AUDIT("audit"),
    ACCOUNTS("accounts?|tokens");

    private static final String API = "/api/v1";

    private final Pattern roots;

    Area(String roots) {
        this.roots = Pattern.compile(roots);
    }

    /** Empty for what belongs to none, such as the first page. */
    public static Optional<Area> of(String path) {
        String below = path.startsWith(API + "/") ? path.substring(API.length()) : path;
        String root = below.substring(Math.min(1, below.length())).split("[/;]", 2)[0];
        return Arrays.stream(values())
                .filter(area -> area.roots.matcher(root).matches())
                .findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
