package com.sitearis.maintenance.plan;

import java.nio.file.Path;

/**
 * The folder where the product keeps its own data ({@code --home}, {@code var/} by default).
 *
 * @param path absolute and normalised
 */
public record Home(Path path) {

    public Home {
        path = path.toAbsolutePath().normalize();
    }

    /** The embedded server: data, sockets, password, log. */
    public Path postgres() {
        return path.resolve("postgres");
    }

    /** Scratch servers, one folder each, removed with them. */
    public Path scratch() {
        return path.resolve("scratch");
    }

    /** Short-lived private files of running jobs. */
    public Path spool() {
        return path.resolve("spool");
    }
}
