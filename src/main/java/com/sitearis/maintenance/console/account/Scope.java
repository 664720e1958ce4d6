package com.sitearis.maintenance.console.account;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One area that a token is limited to, written {@code runs:read} or {@code runs:change}.
 *
 * @param change whether it may change things there as well as look at them
 */
public record Scope(Area area, boolean change) {

    private static final List<Scope> ALL = Arrays.stream(Area.values())
            .flatMap(area -> List.of(new Scope(area, false), new Scope(area, true)).stream())
            .toList();

    public static List<Scope> all() {
        return ALL;
    }

    public static Optional<Scope> of(String word) {
        return ALL.stream().filter(scope -> scope.toString().equals(word)).findFirst();
    }

    boolean covers(Scope needed) {
        return area == needed.area && (change || !needed.change);
    }

    @Override
    @JsonValue
    public String toString() {
        return area.word() + (change ? ":change" : ":read");
    }
}
