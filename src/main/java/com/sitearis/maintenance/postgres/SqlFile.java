package com.sitearis.maintenance.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** SQL that lies in a file below {@code sql/}, packed into the program. */
public final class SqlFile {

    private SqlFile() {}

    /**
     * The file's text.
     *
     * @param name below {@code sql/}, for example {@code postgres/server-facts.sql}
     */
    public static String text(String name) {
        try (InputStream file = SqlFile.class.getResourceAsStream("/sql/" + name)) {
            if (file == null) {
                throw new IllegalArgumentException("there is no file sql/" + name + " in the program");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read sql/" + name, e);
        }
    }
}
