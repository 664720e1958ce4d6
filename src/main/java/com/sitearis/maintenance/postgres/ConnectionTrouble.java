package com.sitearis.maintenance.postgres;

import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Secret;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Tells why a connection could not be had, from the driver's exception: the SQL state first, then what caused it. */
enum ConnectionTrouble {
    WRONG_PASSWORD("the password was not accepted", "", false),
    NO_PASSWORD("the server asks for a password and there is none", "name its variable in the plan, as ${...}", false),
    NOT_ALLOWED(
            "the account is not let in",
            "check the account's name, whether it may log in, and the server's pg_hba.conf for this machine",
            false),
    NO_DATABASE("there is no such database", "check the database's name in the plan", false),
    TOO_MANY("the server has no free connection", "raise max_connections or the account's limit on the server", true),
    STARTING("the server is starting or stopping", "wait until it is up", true),
    UNKNOWN_HOST(
            "the host's name is not known", "check the host in the plan and the name server of this machine", true),
    REFUSED(
            "nothing listens there",
            "is the server running, is the port right, and does it listen on this address (listen_addresses)?",
            true),
    TIMEOUT("it did not answer in time", "a firewall may drop the connection; is the port right?", true),
    TLS(
            "TLS could not be agreed",
            "check sslmode and sslrootcert of the database in the plan against the server's certificate",
            false),
    POOLER_TENANT(
            "the pooler does not know the account",
            "through Supabase's pooler the account is called postgres.<project reference>, and the host is the project's"
                    + " region",
            false),
    OTHER("the connection failed", "the server's log may say more", true);

    private final String what;
    private final String hint;
    private final boolean passes;

    ConnectionTrouble(String what, String hint, boolean passes) {
        this.what = what;
        this.hint = hint;
        this.passes = passes;
    }

    static DatabaseUnreachable failure(PgAddress address, SQLException cause) {
        Secret password = address.password();
        ConnectionTrouble trouble = of(cause);
        String said = LastLines.scrubbed(
                String.valueOf(cause.getMessage()).replace('\n', ' '), password == null ? null : password.reveal());
        return new DatabaseUnreachable(
                "cannot connect to " + address.display() + ": " + trouble.what + " (" + said + ")",
                trouble == WRONG_PASSWORD ? passwordHint(password) : trouble.hint,
                trouble.passes,
                cause);
    }

    private static String passwordHint(@Nullable Secret password) {
        return password == null
                ? "name the password's variable in the plan, as ${...}"
                : "check " + password.variable() + " in the environment of this program";
    }

    static ConnectionTrouble of(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return switch (state) {
            case "28P01" -> WRONG_PASSWORD;
            case "28000" -> NOT_ALLOWED;
            case "3D000" -> NO_DATABASE;
            case "53300" -> TOO_MANY;
            case "57P03", "57P01" -> STARTING;
            default -> byMessage(String.valueOf(e.getMessage()), e);
        };
    }

    private static ConnectionTrouble byMessage(String message, SQLException e) {
        if (message.contains("no password was provided")) {
            return NO_PASSWORD;
        }
        if (message.contains("Tenant or user not found")) {
            return POOLER_TENANT;
        }
        // pgbouncer answers with protocol errors only.
        if (message.contains("no such database")) {
            return NO_DATABASE;
        }
        if (message.contains("authentication failed")) {
            return WRONG_PASSWORD;
        }
        return message.contains("does not support SSL") ? TLS : byCause(e);
    }

    private static ConnectionTrouble byCause(SQLException e) {
        return Stream.<@Nullable Throwable>iterate(e, cause -> cause != null, cause -> cause.getCause())
                .map(ConnectionTrouble::ofCause)
                .filter(trouble -> trouble != OTHER)
                .findFirst()
                .orElse(String.valueOf(e.getMessage()).contains("timed out") ? TIMEOUT : OTHER);
    }

    private static ConnectionTrouble ofCause(@Nullable Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return UNKNOWN_HOST;
        }
        if (cause instanceof SocketTimeoutException) {
            return TIMEOUT;
        }
        if (cause instanceof NoRouteToHostException) {
            return TIMEOUT;
        }
        if (cause instanceof ConnectException) {
            return REFUSED;
        }
        return cause instanceof SSLException ? TLS : OTHER;
    }
}
