package com.sitearis.maintenance.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Keeps what Spring Boot sets up for a web server away from programs without one: it would find out one by one that it is not
 * wanted, and commands would wait for that. Registered in {@code META-INF/spring.factories}.
 */
public final class WebPartsFilter implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final List<String> WEB_PARTS = List.of(
            "org.springdoc.",
            "org.springframework.boot.actuate.",
            "org.springframework.boot.health.",
            "org.springframework.boot.http.",
            "org.springframework.boot.micrometer.",
            "org.springframework.boot.security.",
            "org.springframework.boot.servlet.",
            "org.springframework.boot.thymeleaf.",
            "org.springframework.boot.tomcat.",
            "org.springframework.boot.validation.",
            "org.springframework.boot.webmvc.");

    private boolean none;

    @Override
    public void setEnvironment(Environment environment) {
        none = "none".equals(environment.getProperty("spring.main.web-application-type"));
    }

    @Override
    public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
        boolean[] kept = new boolean[candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            String candidate = candidates[i];
            kept[i] = !none || candidate == null || WEB_PARTS.stream().noneMatch(candidate::startsWith);
        }
        return kept;
    }
}
