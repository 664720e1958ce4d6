package com.sitearis.maintenance.backup;

import static com.sitearis.maintenance.backup.Backups.DAILY;
import static com.sitearis.maintenance.backup.Backups.DATABASE;
import static com.sitearis.maintenance.backup.Backups.MONTHLY;
import static com.sitearis.maintenance.backup.Backups.PLAN;
import static com.sitearis.maintenance.backup.Backups.WEEKLY;
import static com.sitearis.maintenance.backup.Backups.proof;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sitearis.maintenance.backup.manifest.Manifest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupCatalogueIT {

    private static final LocalDate DAY = LocalDate.parse("2026-11-22");
    private static CatalogueDatabase database;

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T02:00:00Z"), ZoneOffset.UTC);
    private BackupCatalogue catalogue;

    @BeforeAll
    static void create() {
        database = CatalogueDatabase.create("catalogue");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.empty();
        catalogue = new BackupCatalogue(database.jdbc(), clock);
    }

    @Test
    void aRunBeginsOneBackupHoweverOftenItIsTakenUpAgain() {
        Backup first = begin(7);
        Backup again = begin(7);

        assertThat(again).isEqualTo(first);
        assertThat(first.id()).matches("20261122T020000Z-production-[0-9a-hjkmnp-tv-z]{4}");
        assertThat(first.state()).isEqualTo(BackupState.DUMPING);
        assertThat(first.prefix()).isEqualTo("sitearis/production/" + first.id() + "/");
        assertThat(catalogue.open()).containsExactly(first);
    }

    @Test
    void aRunWhoseBackupWasAbandonedBeginsAnother() {
        Backup first = begin(7);
        catalogue.abandon(first.id(), "the server went away");
        catalogue.abandon(first.id(), "the server went away");

        Backup second = begin(7);

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(catalogue.byRun(7)).contains(second);
        assertThat(catalogue.byId(first.id())).get().extracting(Backup::state).isEqualTo(BackupState.ABANDONED);
    }

    @Test
    void sealingRemembersAllThatTheManifestSaysAndMayBeRepeated() {
        Backup begun = begin(7);
        Manifest manifest = manifest(begun, DAILY, WEEKLY);
        catalogue.saveDraft(begun.id(), manifest);
        assertThat(catalogue.draft(begun.id())).contains(manifest);

        catalogue.sealed(begun.id(), manifest);
        catalogue.sealed(begun.id(), manifest);

        Backup sealed = catalogue.byId(begun.id()).orElseThrow();
        assertThat(sealed.state()).isEqualTo(BackupState.SEALED);
        assertThat(sealed.tiers()).containsExactly(DAILY, WEEKLY);
        assertThat(sealed.size()).isEqualTo(100);
        assertThat(sealed.plainSize()).isEqualTo(1000);
        assertThat(sealed.serverVersion()).isEqualTo(150020);
        assertThat(sealed.snapshotAt()).isEqualTo(manifest.snapshotAt());
        assertThat(sealed.sealedAt()).isEqualTo(manifest.sealedAt());
        assertThat(sealed.encrypted()).isTrue();
        assertThat(catalogue.draft(begun.id())).isEmpty();
        assertThat(catalogue.manifest(begun.id())).contains(manifest);
        assertThat(catalogue.open()).isEmpty();
    }

    @Test
    void anAbandonedBackupCannotBeSealedAndASealedOneCannotBeAbandoned() {
        Backup abandoned = begin(7);
        catalogue.abandon(abandoned.id(), "stopped");
        Backup sealed = sealed(8, DAY, DAILY);

        assertThatThrownBy(() -> catalogue.sealed(abandoned.id(), manifest(abandoned, DAILY)))
                .isInstanceOf(CatalogueContradicted.class)
                .hasMessage("backup " + abandoned.id() + " is ABANDONED, so it cannot become SEALED");
        assertThatThrownBy(() -> catalogue.abandon(sealed.id(), "oops")).isInstanceOf(CatalogueContradicted.class);
        assertThatThrownBy(() -> catalogue.saveDraft(sealed.id(), manifest(sealed, DAILY)))
                .isInstanceOf(CatalogueContradicted.class);
        assertThatThrownBy(() -> catalogue.addTier("nobody", DAILY)).hasMessageContaining("not in the catalogue");
        assertThat(catalogue.byId(abandoned.id()).orElseThrow().tiers()).isEmpty();
    }

    @Test
    void tiersJoinLaterAndTakeTheNewPeriod() {
        Backup backup = sealed(7, DAY, DAILY);

        catalogue.addTier(backup.id(), MONTHLY);
        catalogue.addTier(backup.id(), new Tier("daily", Period.ofDays(60)));

        assertThat(catalogue.byId(backup.id()).orElseThrow().tiers())
                .containsExactly(new Tier("daily", Period.ofDays(60)), MONTHLY);
    }

    @Test
    void nothingJoinsABackupThatIsBeingPruned() {
        Backup backup = sealed(7, DAY, DAILY);
        assertThat(catalogue.markPruning(backup.id(), "expired")).isTrue();

        assertThatThrownBy(() -> catalogue.addTier(backup.id(), MONTHLY)).isInstanceOf(CatalogueContradicted.class);
    }

    @Test
    void aPinnedBackupIsNotMarkedForPruning() {
        Backup backup = sealed(7, DAY, DAILY);
        catalogue.pin(backup.id());

        assertThat(catalogue.markPruning(backup.id(), "expired")).isFalse();
        catalogue.unpin(backup.id());
        assertThat(catalogue.markPruning(backup.id(), "expired")).isTrue();
    }

    @Test
    void aProofReadsBackAsItWasRecordedAndCountsOnce() {
        Backup backup = sealed(7, DAY, DAILY);
        Proof proof = proof(backup.id(), ProofLevel.CONTENT, Verdict.PROVEN_EXCEPT, "2026-11-22T02:05:00.123456Z");

        catalogue.record(proof, 7L);
        catalogue.record(proof, null);

        assertThat(catalogue.proofs(backup.id())).containsExactly(proof);
        Backup proven = catalogue.byId(backup.id()).orElseThrow();
        assertThat(proven.verdict()).isEqualTo(Verdict.PROVEN_EXCEPT);
        assertThat(proven.provenLevel()).isEqualTo(ProofLevel.CONTENT);
        assertThat(proven.provenAt()).isEqualTo(proof.finished());
        assertThat(proven.restoreTime()).isEqualTo(Duration.ofMillis(12_345));
    }

    /** Proofs in the order of time, as LEVEL:VERDICT, and what they say together. */
    @ParameterizedTest(name = "{0} makes {1}")
    @CsvSource({
        "CHECKSUM:INTACT, INTACT",
        "CONTENT:PROVEN, PROVEN",
        "CONTENT:PROVEN CHECKSUM:INTACT, PROVEN",
        "CONTENT:PROVEN CHECKSUM:DIFFERENT, DIFFERENT",
        "CONTENT:PROVEN CHECKSUM:DIFFERENT CHECKSUM:INTACT, PROVEN",
        "CONTENT:DIFFERENT CHECKSUM:INTACT, DIFFERENT",
        "CONTENT:DIFFERENT ROWS:PROVEN, DIFFERENT",
        "ROWS:DIFFERENT CONTENT:PROVEN, PROVEN",
        "CONTENT:DIFFERENT CONTENT:PROVEN, PROVEN",
        "CONTENT:PROVEN CONTENT:PROVEN_EXCEPT, PROVEN_EXCEPT",
        "CONTENT:PROVEN_EXCEPT ROWS:PROVEN CHECKSUM:INTACT, PROVEN"
    })
    void proofsTogetherMakeAVerdictInWhateverOrderTheyAreRecorded(String history, Verdict verdict) {
        for (boolean reversed : List.of(false, true)) {
            database.empty();
            Backup backup = sealed(7, DAY, DAILY);
            String[] proofs = history.split(" ", -1);
            for (int i = 0; i < proofs.length; i++) {
                int at = reversed ? proofs.length - 1 - i : i;
                String[] part = proofs[at].split(":", 2);
                catalogue.record(
                        proof(
                                backup.id(),
                                ProofLevel.valueOf(part[0]),
                                Verdict.valueOf(part[1]),
                                "2026-11-22T0" + (at + 3) + ":00:00Z"),
                        null);
            }
            assertThat(catalogue.byId(backup.id()).orElseThrow().verdict())
                    .as("reversed: %s", reversed)
                    .isEqualTo(verdict);
        }
    }

    @Test
    void aSameDayBackupCanBeJoinedUnlessItIsDifferentOrNotSealed() {
        Backup good = sealed(1, DAY, DAILY);
        Backup bad = sealed(2, DAY, DAILY);
        begin(3);
        sealed(4, DAY.minusDays(1), DAILY);
        catalogue.record(proof(bad.id(), ProofLevel.ROWS, Verdict.DIFFERENT, "2026-11-22T03:00:00Z"), 2L);

        assertThat(catalogue.sameDay(PLAN, DATABASE, DAY))
                .extracting(Backup::id)
                .containsExactly(good.id());
        assertThat(catalogue.sameDay("other", DATABASE, DAY)).isEmpty();
    }

    @Test
    void listsByDatabaseTierVerdictAndStateNewestFirst() {
        Backup daily = sealed(1, DAY, DAILY);
        Backup monthly = sealed(2, DAY, DAILY, MONTHLY);
        Backup dumping = begin(3);
        catalogue.record(proof(daily.id(), ProofLevel.ROWS, Verdict.PROVEN, "2026-11-22T03:00:00Z"), 1L);

        assertThat(ids(BackupFilter.everything()))
                .isSortedAccordingTo(Comparator.reverseOrder())
                .hasSize(3);
        assertThat(ids(BackupFilter.restorable())).containsExactlyInAnyOrder(daily.id(), monthly.id());
        assertThat(ids(BackupFilter.restorable().ofTier("monthly"))).containsExactly(monthly.id());
        assertThat(ids(BackupFilter.restorable().withVerdict(Verdict.PROVEN))).containsExactly(daily.id());
        assertThat(ids(BackupFilter.everything().inStates(Set.of(BackupState.DUMPING))))
                .containsExactly(dumping.id());
        assertThat(ids(BackupFilter.everything().ofDatabase("staging"))).isEmpty();
        assertThat(ids(BackupFilter.everything().newest(2))).hasSize(2);
    }

    private List<String> ids(BackupFilter filter) {
        return catalogue.list(filter).stream().map(Backup::id).toList();
    }

    private Backup begin(long run) {
        return catalogue.begin(PLAN, DATABASE, Backups.STORE, run, DAY, "", "stream", true);
    }

    private Backup sealed(long run, LocalDate date, Tier... tiers) {
        Backup begun = catalogue.begin(PLAN, DATABASE, Backups.STORE, run, date, "", "stream", true);
        catalogue.sealed(begun.id(), manifest(begun, tiers));
        return catalogue.byId(begun.id()).orElseThrow();
    }

    private static Manifest manifest(Backup begun, Tier... tiers) {
        return Backups.manifest(PLAN, DATABASE, begun.id(), begun.date(), tiers);
    }
}
