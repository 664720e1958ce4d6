package com.sitearis.maintenance.backup.proof;

import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.PgPrograms;
import com.sitearis.maintenance.postgres.Quoting;
import com.sitearis.maintenance.postgres.ScratchServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Where a backup is restored to be proven; nothing of it stays. */
public sealed interface ProofGround extends AutoCloseable {

    /** An address on the server that may create databases. */
    PgAddress server();

    /** The database to restore into. */
    String database();

    /** Whether roles can be made here, so that owners and privileges can be proven too. */
    boolean ours();

    String display();

    @Override
    void close();

    /** A server of our own that goes with the proof. */
    record Local(ScratchServer scratch) implements ProofGround {

        public static Local start(Home home, PgPrograms programs, int major, String name) {
            ScratchServer.removeLeftovers(home);
            return new Local(ScratchServer.start(home, programs, major, name));
        }

        @Override
        public PgAddress server() {
            return scratch.address();
        }

        @Override
        public String database() {
            return "proof";
        }

        @Override
        public boolean ours() {
            return true;
        }

        @Override
        public String display() {
            return "a scratch server of its own";
        }

        @Override
        public void close() {
            scratch.close();
        }
    }

    /** A server named in the plan: one database of it for the time of the proof. */
    record Named(String name, PgAddress server, String database) implements ProofGround {

        private static final String PREFIX = "maintenance_proof_";
        private static final Duration CONNECT = Duration.ofSeconds(20);

        /** Also removes what a killed proof of the same backup left. */
        public static Named open(String name, PgAddress server, String backupId) {
            Named ground = new Named(name, server, PREFIX + backupId.toLowerCase(java.util.Locale.ROOT));
            ground.close();
            return ground;
        }

        @Override
        public boolean ours() {
            return false;
        }

        @Override
        public String display() {
            return "the scratch server '" + name + "'";
        }

        @Override
        public void close() {
            try (Connection connection = PgConnections.open(server, "maintenance proof", CONNECT);
                    Statement statement = connection.createStatement()) {
                statement.execute("drop database if exists " + Quoting.quoted(database) + " with (force)");
            } catch (SQLException failed) {
                throw new ProofGroundFailed(name, database, failed);
            }
        }

        /** Databases that proofs made and did not remove. */
        public static List<String> leftovers(PgAddress server) throws SQLException {
            List<String> names = new ArrayList<>();
            try (Connection connection = PgConnections.open(server, "maintenance proof", CONNECT);
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "select datname from pg_catalog.pg_database where datname like 'maintenance\\_proof\\_%'")) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
            return names;
        }
    }
}
