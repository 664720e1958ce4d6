package com.sitearis.maintenance.metrics.store;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Labels as the JSON that lies in {@code app.series}. */
final class Labels {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Labels() {}

    static String json(Map<String, String> labels) {
        return labels.isEmpty() ? "{}" : JSON.writeValueAsString(labels);
    }

    static SortedMap<String, String> map(String json) {
        return JSON.readValue(json, new TypeReference<TreeMap<String, String>>() {});
    }
}
