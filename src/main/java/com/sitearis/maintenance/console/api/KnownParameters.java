package com.sitearis.maintenance.console.api;

import com.sitearis.maintenance.console.server.ForPrograms;
import com.sitearis.maintenance.plan.yaml.Nearest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** A misspelt filter would answer with everything; it is refused. */
final class KnownParameters implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && method.getBeanType().isAnnotationPresent(ForPrograms.class)) {
            check(request, known(method));
        }
        return true;
    }

    private static List<String> known(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(KnownParameters::name)
                .toList();
    }

    private static String name(MethodParameter parameter) {
        RequestParam annotation = Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class));
        return annotation.name().isEmpty()
                ? String.valueOf(parameter.getParameter().getName())
                : annotation.name();
    }

    private static void check(HttpServletRequest request, List<String> known) {
        request.getParameterMap().forEach((name, values) -> {
            if (!known.contains(name) && !name.equals("_csrf")) {
                throw new RequestRefused(quoted(name), "there is no such parameter", Nearest.advice(name, known));
            }
            if (values.length > 1) {
                throw new RequestRefused(name, "it is given " + values.length + " times", "give it once");
            }
        });
    }

    private static String quoted(String name) {
        return "'" + (name.length() <= 60 ? name : name.substring(0, 60) + "…") + "'";
    }
}
