package com.sitearis.maintenance.console.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/** Problem documents (RFC 9457) of what is refused before a controller sees it. */
final class Problem {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Problem() {}

    /** Whether the answer to this is for a program. */
    static boolean wanted(String path) {
        return path.startsWith("/api/");
    }

    static void send(HttpServletRequest request, HttpServletResponse response, int status, String type, String detail)
            throws IOException {
        HttpStatus known = HttpStatus.resolve(status);
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:sitearis-maintenance:problem:" + type);
        problem.put("title", known == null ? "Error" : known.getReasonPhrase());
        problem.put("status", status);
        problem.put("detail", detail);
        problem.put("request", RequestId.of(request));
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(JSON.writeValueAsString(problem));
    }
}
