package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

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

    /** The same in libpq's terms; empty when it names several hosts, or no account. */
    Optional<PgAddress> forPrograms() {
        Properties parts = Driver.parseURL(jdbcUrl, null);
        String account = user != null ? user : parts == null ? null : PGProperty.USER.getOrDefault(parts);
        if (parts == null
                || account == null
                || PGProperty.PG_HOST.getOrDefault(parts).contains(",")) {
            return Optional.empty();
        }
        String secret = password != null ? password : PGProperty.PASSWORD.getOrDefault(parts);
        Map<String, String> tls = new LinkedHashMap<>();
        for (PGProperty property : List.of(PGProperty.SSL_MODE, PGProperty.SSL_ROOT_CERT)) {
            String value = property.getOrDefault(parts);
            if (value != null) {
                tls.put(property.getName(), value);
            }
        }
        return Optional.of(new PgAddress(
                PGProperty.PG_HOST.getOrDefault(parts),
                Integer.parseInt(PGProperty.PG_PORT.getOrDefault(parts)),
                PGProperty.PG_DBNAME.getOrDefault(parts),
                account,
                secret == null ? null : new Secret(PASSWORD, secret),
                tls));
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
