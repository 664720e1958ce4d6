package com.sitearis.maintenance.backup;

import com.sitearis.maintenance.backup.manifest.Manifest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/** Fixtures: backups by the day, and their manifests. */
public final class Backups {

    public static final String PLAN = "sitearis";
    public static final String DATABASE = "production";
    public static final String STORE = "nas";
    public static final Tier DAILY = new Tier("daily", Period.ofDays(30));
    public static final Tier WEEKLY = new Tier("weekly", Period.ofMonths(3));
    public static final Tier MONTHLY = new Tier("monthly", Period.ofYears(1));

    private Backups() {}

    /** Proven dailies of so many days, from the first one on. */
    public static List<Backup> nightly(String first, int days) {
        LocalDate from = LocalDate.parse(first);
        return IntStream.range(0, days)
                .mapToObj(day -> proven(from.plusDays(day).toString(), DAILY))
                .toList();
    }

    public static Backup proven(String date, Tier... tiers) {
        return backup(date, Verdict.PROVEN, tiers);
    }

    public static Backup backup(String date, Verdict verdict, Tier... tiers) {
        return backup(LocalDate.parse(date), verdict, false, "", List.of(tiers));
    }

    public static Backup pinned(String date, Tier... tiers) {
        return backup(LocalDate.parse(date), Verdict.PROVEN, true, "", List.of(tiers));
    }

    public static Backup backup(LocalDate date, Verdict verdict, boolean pinned, String suffix, List<Tier> tiers) {
        Instant snapshot = date.atTime(LocalTime.of(2, 0)).toInstant(ZoneOffset.UTC);
        return new Backup(
                id(date) + suffix,
                PLAN,
                DATABASE,
                STORE,
                null,
                BackupState.SEALED,
                date,
                "",
                pinned,
                snapshot,
                snapshot.plusSeconds(60),
                "stream",
                true,
                1000,
                5000,
                150020,
                verdict,
                null,
                null,
                null,
                tiers);
    }

    public static String id(LocalDate date) {
        return date.toString().replace("-", "") + "T020000Z-" + DATABASE + "-k3x9";
    }

    public static Manifest manifest(String plan, String database, String date, Tier... tiers) {
        return manifest(plan, database, id(LocalDate.parse(date)), LocalDate.parse(date), tiers);
    }

    public static Manifest manifest(String plan, String database, String id, LocalDate date, Tier... tiers) {
        Instant snapshot = date.atTime(LocalTime.of(2, 0)).toInstant(ZoneOffset.UTC);
        return new Manifest(
                1,
                id,
                plan,
                database,
                date,
                "",
                snapshot,
                snapshot.plusSeconds(60),
                "stream",
                List.of(tiers),
                new Manifest.Source(
                        "shop", 150020, "pg_dump (PostgreSQL) 15.20", "UTF8", "C", "C", "", List.of(), List.of()),
                Manifest.Selection.ALL,
                List.of(
                        new Manifest.File("dump", "dump.pgc.zst.age", 900, 90, "00", true),
                        new Manifest.File("witness", "witness.json.zst", 100, 10, "00", false)),
                List.of("age -d dump.pgc.zst.age | zstd -d | pg_restore -d shop"),
                List.of());
    }

    public static Proof proof(String backupId, ProofLevel level, Verdict verdict, String finished) {
        Instant end = Instant.parse(finished);
        return new Proof(
                backupId,
                level,
                verdict,
                end.minusSeconds(40),
                end,
                level == ProofLevel.CHECKSUM ? null : Duration.ofMillis(12_345),
                "scratch server PostgreSQL 15.20",
                verdict == Verdict.DIFFERENT ? List.of("public.orders: 1 row missing") : List.of(),
                verdict == Verdict.PROVEN_EXCEPT
                        ? List.of("extension pg_cron is not on the scratch server")
                        : List.of(),
                14,
                120_000);
    }
}
