package com.sitearis.maintenance.postgres;

import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plain connections of the JDBC driver, one session each, without a pool.
 *
 * <p>libpq's TLS settings mean the same here, with two limits of the driver: {@code sslkey} has to be in PKCS-8 (DER, or
 * PEM with {@code BEGIN PRIVATE KEY}), and {@code sslcrl} is honoured by PostgreSQL's own programs only.
 */
public final class PgConnections {

    private static final Logger log = LoggerFactory.getLogger(PgConnections.class);

    private PgConnections() {}

    /**
     * Opens one session.
     *
     * @param connectTimeout for name, network, TLS and password together
     * @throws DatabaseUnreachable says why and what to do
     */
    public static Connection open(PgAddress address, String applicationName, Duration connectTimeout) {
        Properties properties = properties(address, applicationName, connectTimeout);
        try {
            Connection connection = new Driver().connect(url(address), properties);
            if (connection == null) {
                throw new IllegalStateException("the PostgreSQL driver does not know its own URL " + url(address));
            }
            return connection;
        } catch (SQLException e) {
            throw ConnectionTrouble.failure(address, e);
        }
    }

    /** The same as a source of sessions; every {@code getConnection} is a new one. */
    public static DataSource dataSource(PgAddress address, String applicationName) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url(address));
        Properties properties = properties(address, applicationName, Duration.ofSeconds(15));
        properties.stringPropertyNames().forEach(name -> set(source, name, properties.getProperty(name)));
        return source;
    }

    private static void set(PGSimpleDataSource source, String name, String value) {
        try {
            source.setProperty(name, value);
        } catch (SQLException e) {
            throw new IllegalStateException("the PostgreSQL driver does not take " + name, e);
        }
    }

    /** The address for JDBC; without account and password. */
    public static String url(PgAddress address) {
        if (address.host().startsWith("/")) {
            throw new DatabaseUnreachable(
                    "the program cannot connect through the socket folder " + address.host(),
                    "write the server's host name or 127.0.0.1 as host",
                    false,
                    null);
        }
        String host = address.host().contains(":") ? "[" + address.host() + "]" : address.host();
        String database = URLEncoder.encode(address.database(), StandardCharsets.UTF_8);
        return "jdbc:postgresql://" + host + ":" + address.port() + "/" + database;
    }

    private static Properties properties(PgAddress address, String applicationName, Duration connectTimeout) {
        Properties properties = new Properties();
        String seconds = Long.toString(Math.max(1, connectTimeout.toSeconds()));
        PGProperty.USER.set(properties, address.user());
        PGProperty.APPLICATION_NAME.set(properties, applicationName);
        PGProperty.CONNECT_TIMEOUT.set(properties, seconds);
        // A server that accepts the connection and then says nothing would hold us for ever.
        PGProperty.LOGIN_TIMEOUT.set(properties, seconds);
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        Secret password = address.password();
        if (password != null) {
            PGProperty.PASSWORD.set(properties, password.reveal());
        }
        tls(address, properties);
        return properties;
    }

    private static void tls(PgAddress address, Properties properties) {
        address.tls().forEach((name, value) -> {
            PGProperty property = tlsProperty(name);
            if (property == null) {
                log.warn(
                        "{} of {} is honoured by PostgreSQL's programs, not by the JDBC driver",
                        name,
                        address.display());
            } else if (property == PGProperty.SSL_ROOT_CERT && value.equals("system")) {
                PGProperty.SSL_FACTORY.set(properties, "org.postgresql.ssl.DefaultJavaSSLFactory");
            } else {
                property.set(properties, value);
            }
        });
    }

    private static @Nullable PGProperty tlsProperty(String name) {
        return switch (name) {
            case "sslmode" -> PGProperty.SSL_MODE;
            case "sslrootcert" -> PGProperty.SSL_ROOT_CERT;
            case "sslcert" -> PGProperty.SSL_CERT;
            case "sslkey" -> PGProperty.SSL_KEY;
            case "sslcrl" -> null;
            default -> throw new IllegalArgumentException("'" + name + "' is none of libpq's TLS settings");
        };
    }
}
