package com.sitearis.maintenance.kpi.inputs;

import java.util.List;

/**
 * A sentence for readers, kept in no language: its key among the words and what stands in it.
 *
 * @param args texts and numbers
 */
public record Note(String key, List<Object> args) {

    public static Note of(String key, Object... args) {
        return new Note(key, List.of(args));
    }
}
