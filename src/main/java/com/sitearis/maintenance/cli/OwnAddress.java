package com.sitearis.maintenance.cli;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the product's own database is, when it is not the embedded one.
 *
 * @param user null when the URL names none
 * @param password null when neither the URL nor the environment has one; libpq's password file is then asked
 */
record OwnAddress(
        String jdbcUrl, @Nullable String user, @Nullable String password) {

    static final String URL = "MAINTENANCE_DATABASE_URL";
    static final String PASSWORD = "MAINTENANCE_DATABASE_PASSWORD";

    private static final String JDBC = "jdbc:postgresql://";

    /** As the environment says; empty for the embedded server. */
    static Optional<OwnAddress> of(Map<String, String> environment) {
        String url = environment.getOrDefault(URL, "").strip();
        if (url.isEmpty()) {
            return Optional.empty();
        }
        String password = environment.get(PASSWORD);
        if (url.startsWith(JDBC)) {
            return Optional.of(new OwnAddress(url, null, password));
        }
        if (url.startsWith("postgresql://") || url.startsWith("postgres://")) {
            return Optional.of(libpq(url.substring(url.indexOf("//") + 2), password));
        }
        throw new OwnDatabaseMisnamed();
    }

    /** The rest of a URL in libpq's form: {@code [user[:password]@]host[:port]/database[?parameters]}. */
    private static OwnAddress libpq(String rest, @Nullable String password) {
        int path = rest.indexOf('/');
        int at = rest.lastIndexOf('@', path < 0 ? rest.length() : path);
        String jdbcUrl = JDBC + rest.substring(at + 1);
        if (at < 0) {
            return new OwnAddress(jdbcUrl, null, password);
        }
        String account = rest.substring(0, at);
        int colon = account.indexOf(':');
        if (colon < 0) {
            return new OwnAddress(jdbcUrl, decoded(account), password);
        }
        String user = decoded(account.substring(0, colon));
        return new OwnAddress(jdbcUrl, user, password != null ? password : decoded(account.substring(colon + 1)));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The address without what could be secret: a JDBC URL may carry a password among its parameters. */
    @Override
    public String toString() {
        return jdbcUrl.replaceFirst("\\?.*", "");
    }
}
