package com.sitearis.maintenance.metrics.intake;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What a request is answered with. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Answer json(Object value) {
        return new Answer(200, "application/json", JSON.writeValueAsBytes(value), Map.of());
    }

    static Answer nothing() {
        return new Answer(204, "", new byte[0], Map.of());
    }

    static Answer script(String text) {
        return new Answer(
                200,
                "text/javascript; charset=utf-8",
                text.getBytes(StandardCharsets.UTF_8),
                Map.of("Cache-Control", "public, max-age=3600"));
    }

    static Answer problem(Refusal refusal) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:sitearis-maintenance:problem:" + refusal.type());
        problem.put("title", refusal.type().replace('-', ' '));
        problem.put("status", refusal.status());
        problem.put("detail", refusal.detail());
        Map<String, String> headers = switch (refusal.status()) {
            case Refusal.UNAUTHORIZED -> Map.of("WWW-Authenticate", "Bearer");
            case Refusal.TOO_MANY, Refusal.UNAVAILABLE -> Map.of("Retry-After", "5");
            case Refusal.METHOD_NOT_ALLOWED -> Map.of("Allow", "POST");
            default -> Map.of();
        };
        return new Answer(refusal.status(), "application/problem+json", JSON.writeValueAsBytes(problem), headers);
    }

    Answer with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Answer(status, contentType, body, more);
    }
}
