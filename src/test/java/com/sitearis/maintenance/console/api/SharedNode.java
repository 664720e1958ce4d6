package com.sitearis.maintenance.console.api;

import com.sitearis.maintenance.postgres.TestServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One node for all tests that look at single resources; it ends when they have. */
final class SharedNode implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == ApiNode.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(Namespace.create(SharedNode.class))
                .computeIfAbsent(ApiNode.class, type -> start(), ApiNode.class);
    }

    private static ApiNode start() {
        return new ApiNode(
                TestServer.createDatabase("api_resources"),
                new Rehearsed(),
                List.of(Rehearsed.job("idle", "first")),
                Duration.ofSeconds(1));
    }
}
