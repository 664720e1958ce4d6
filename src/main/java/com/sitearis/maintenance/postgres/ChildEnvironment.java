package com.sitearis.maintenance.postgres;

import com.sitearis.maintenance.plan.PgAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a child sees of the world: a clean environment and, for clients, how to connect.
 *
 * <p>The environment of a process can be listed by its account and by root, so it never holds a password.
 */
final class ChildEnvironment {

    /** libpq's TLS settings as {@code PgAddress} names them, and the variables that carry them. */
    private static final Map<String, String> TLS = Map.of(
            "sslmode", "PGSSLMODE",
            "sslrootcert", "PGSSLROOTCERT",
            "sslcert", "PGSSLCERT",
            "sslkey", "PGSSLKEY",
            "sslcrl", "PGSSLCRL");

    private static final boolean MAC = System.getProperty("os.name", "").startsWith("Mac");

    private ChildEnvironment() {}

    /** A builder with nothing of our own environment but PATH; messages come in English. */
    static ProcessBuilder bare(List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(Path.of("/").toFile());
        Map<String, String> environment = builder.environment();
        String path = environment.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
        environment.clear();
        environment.put("PATH", path);
        environment.put("LC_ALL", MAC ? "C" : "C.UTF-8");
        return builder;
    }

    /** A builder for a client program that connects to the address. */
    static ProcessBuilder client(List<String> command, @Nullable PgAddress address, @Nullable PasswordFile password) {
        ProcessBuilder builder = bare(command);
        Map<String, String> environment = builder.environment();
        // libpq looks for ~/.postgresql/root.crt and its like.
        environment.put("HOME", System.getProperty("user.home", "/"));
        if (address != null) {
            environment.put("PGHOST", address.host());
            environment.put("PGPORT", Integer.toString(address.port()));
            environment.put("PGUSER", address.user());
            environment.put("PGDATABASE", address.database());
            environment.put("PGAPPNAME", "maintenance");
            // Definitions are printed in the session's zone; two servers must print them alike.
            environment.put("PGTZ", "UTC");
            environment.put("PGCONNECT_TIMEOUT", "15");
            address.tls().forEach((name, value) -> environment.put(tlsVariable(name), value));
        }
        if (password != null) {
            environment.put("PGPASSFILE", password.path().toString());
        }
        return builder;
    }

    private static String tlsVariable(String name) {
        String variable = TLS.get(name);
        if (variable == null) {
            throw new IllegalArgumentException("'" + name + "' is none of libpq's TLS settings " + TLS.keySet());
        }
        return variable;
    }
}
