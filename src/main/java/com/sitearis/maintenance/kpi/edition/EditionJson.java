package com.sitearis.maintenance.kpi.edition;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Editions as they are stored. What is read back equals what was written, to the last digit. */
final class EditionJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            // Numbers and flags that editions have since later are 0 and false in earlier ones.
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private EditionJson() {}

    static String write(Edition edition) {
        return MAPPER.writeValueAsString(edition);
    }

    static Edition read(String json) {
        return MAPPER.readValue(json, Edition.class);
    }
}
