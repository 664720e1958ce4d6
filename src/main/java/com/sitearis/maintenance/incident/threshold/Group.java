package com.sitearis.maintenance.incident.threshold;

import java.util.SortedMap;

/**
 * Series that are judged together.
 *
 * @param by the labels that they are told apart by
 */
record Group(String target, SortedMap<String, String> by) {

    /** Part of the incident's key, and of what people read. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(target);
        by.forEach((label, value) -> text.append(text.isEmpty() ? "" : ", ")
                .append(label)
                .append('=')
                .append(value));
        return text.toString();
    }
}
