package com.sitearis.maintenance.backup.listing;

import static com.sitearis.maintenance.backup.Backups.DAILY;
import static com.sitearis.maintenance.backup.Backups.MONTHLY;
import static com.sitearis.maintenance.backup.Backups.WEEKLY;
import static com.sitearis.maintenance.backup.Backups.proof;
import static com.sitearis.maintenance.backup.Backups.proven;
import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.Backups;
import com.sitearis.maintenance.backup.Proof;
import com.sitearis.maintenance.backup.ProofLevel;
import com.sitearis.maintenance.backup.Tier;
import com.sitearis.maintenance.backup.Verdict;
import com.sitearis.maintenance.backup.manifest.Manifest;
import com.sitearis.maintenance.backup.retention.Decision;
import com.sitearis.maintenance.backup.retention.RetentionPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackupTableTest {

    private static final BackupListing LISTING = new BackupListing(Instant.parse("2026-11-22T12:00:00Z"));
    private static final BackupTable TABLE = new BackupTable(ZoneId.of("Europe/Paris"));

    @Test
    void theListTellsHowLongEachStaysAndWhetherItIsProven() {
        List<Backup> backups = List.of(
                proven("2026-11-22", DAILY, WEEKLY),
                Backups.backup("2026-11-21", Verdict.DIFFERENT, DAILY),
                Backups.pinned("2026-11-01", DAILY, MONTHLY));
        List<Decision> decisions = new RetentionPolicy(Map.of(), 0).decide(backups, LocalDate.parse("2026-11-22"));

        assertThat(TABLE.list(LISTING.lines(backups, decisions))).isEqualTo("""
                        BACKUP                            AGE  SIZE    VERDICT    PROVEN  RESTORE  KEPT UNTIL  TIERS
                        20261122T020000Z-production-k3x9  10h  1000 B  proven                      2027-02-22  daily weekly
                        20261121T020000Z-production-k3x9  1d   1000 B  different                   2026-12-21  daily
                        20261101T020000Z-production-k3x9  21d  1000 B  proven                      pinned      daily monthly""");
    }

    @Test
    void noLineIsWiderThanAHundredAndTwentyColumns() {
        Tier[] tiers = {
            DAILY, WEEKLY, MONTHLY, new Tier("pre-deployment", DAILY.keep()), new Tier("yearly", DAILY.keep())
        };

        String table = TABLE.list(LISTING.lines(List.of(proven("2026-11-22", tiers)), List.of()));

        assertThat(table.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }

    @Test
    void aListWithoutBackupsSaysSo() {
        assertThat(TABLE.list(List.of())).isEqualTo("no backups");
    }

    @Test
    void theSheetTellsEverythingAboutOne() {
        Backup backup = proven("2026-11-22", DAILY, WEEKLY);
        Decision decision = new RetentionPolicy(Map.of(), 0)
                .decide(List.of(backup), LocalDate.parse("2026-11-22"))
                .get(0);
        Manifest manifest = Backups.manifest(Backups.PLAN, Backups.DATABASE, "2026-11-22", DAILY, WEEKLY);
        Proof proof = proof(backup.id(), ProofLevel.CONTENT, Verdict.DIFFERENT, "2026-11-22T02:05:00Z");

        assertThat(TABLE.show(LISTING.sheet(backup, Optional.of(manifest), List.of(proof), Optional.of(decision))))
                .isEqualTo("""
                        backup   20261122T020000Z-production-k3x9
                        state    sealed
                        holds    database production, plan sitearis, as of 2026-11-22 03:00
                        lies in  store nas, sitearis/production/20261122T020000Z-production-k3x9/
                        size     1000 B (4.9 KiB before compression), stream, encrypted
                        tiers    daily P30D, weekly P3M
                        kept     2027-02-22
                                 daily until 2026-12-22
                                 weekly until 2027-02-22
                                 the one that always stays
                                 newest proven backup
                        verdict  proven
                        proof    2026-11-22 03:05  content: different, 14 tables, 120000 rows
                                 against scratch server PostgreSQL 15.20
                                 differs: public.orders: 1 row missing
                        by hand  age -d dump.pgc.zst.age | zstd -d | pg_restore -d shop""");
    }

    @Test
    void sizesAndTimesAreShort() {
        assertThat(BackupTable.size(188_743_680)).isEqualTo("180.0 MiB");
        assertThat(BackupTable.size(0)).isEqualTo("0 B");
        assertThat(BackupTable.took(Duration.ofMillis(11_940))).isEqualTo("11.9 s");
        assertThat(BackupTable.took(Duration.ofSeconds(3_723))).isEqualTo("1h 2m");
        assertThat(BackupTable.age(Duration.ofMinutes(5))).isEqualTo("5m");
        assertThat(BackupTable.age(Duration.ofMinutes(-5))).isEqualTo("ahead");
    }
}
