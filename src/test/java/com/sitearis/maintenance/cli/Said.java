package com.sitearis.maintenance.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** A command line, executed in this JVM: its exit code and what it said. */
record Said(int code, String out, String err) {

    static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    static Said of(String... args) {
        return in(Map.of(), args);
    }

    static Said in(Map<String, String> environment, String... args) {
        return in(environment, Clock.systemUTC(), args);
    }

    static Said in(Map<String, String> environment, Clock clock, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Invocation invocation =
                new Invocation(new PrintWriter(out, true), new PrintWriter(err, true), clock, environment);
        int code = Commands.execute(invocation, args);
        return new Said(code, out.toString(), err.toString());
    }
}
