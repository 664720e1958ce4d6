package com.sitearis.maintenance.postgres;

/** Names and values as SQL text, where a statement takes no parameters. */
public final class Quoting {

    private Quoting() {}

    public static String quoted(String schema, String name) {
        return quoted(schema) + "." + quoted(name);
    }

    public static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    public static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
