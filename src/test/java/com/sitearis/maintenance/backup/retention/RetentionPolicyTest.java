package com.sitearis.maintenance.backup.retention;

import static com.sitearis.maintenance.backup.Backups.DAILY;
import static com.sitearis.maintenance.backup.Backups.MONTHLY;
import static com.sitearis.maintenance.backup.Backups.WEEKLY;
import static com.sitearis.maintenance.backup.Backups.backup;
import static com.sitearis.maintenance.backup.Backups.nightly;
import static com.sitearis.maintenance.backup.Backups.pinned;
import static com.sitearis.maintenance.backup.Backups.proven;
import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.Tier;
import com.sitearis.maintenance.backup.Verdict;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionPolicyTest {

    private static final RetentionPolicy AS_RECORDED = new RetentionPolicy(Map.of(), 0);

    @ParameterizedTest(name = "{0} + {1} stays through {2}")
    @CsvSource({
        "2026-03-01, P30D, 2026-03-31",
        "2026-01-31, P1M, 2026-02-28",
        "2024-01-31, P1M, 2024-02-29",
        "2024-02-29, P1Y, 2025-02-28",
        "2023-02-28, P1Y, 2024-02-28",
        "2026-08-31, P3M, 2026-11-30",
        "2026-12-31, P2M, 2027-02-28",
        "2026-03-29, P1D, 2026-03-30",
        "2026-01-30, P1M1D, 2026-03-01",
        "2026-05-05, P0D, 2026-05-05"
    })
    void staysThroughTheLastDayOfItsPeriodAndGoesTheDayAfter(LocalDate date, Period keep, LocalDate last) {
        Backup old = proven(date.toString(), new Tier("some", keep));
        Backup sameNight = backup(last, Verdict.PROVEN, false, "-later", List.of(DAILY));
        Decision before = decision(AS_RECORDED.decide(List.of(old, sameNight), last), old);
        assertThat(before.keep()).isTrue();
        assertThat(before.reasons()).containsExactly("some until " + last);

        Backup successor = proven(last.plusDays(1).toString(), DAILY);
        Decision after = decision(AS_RECORDED.decide(List.of(old, successor), last.plusDays(1)), old);
        assertThat(after.keep()).isFalse();
        assertThat(after.keptUntil()).isEqualTo(last);
        assertThat(after.reasons())
                .containsExactly("expired: some ended " + last, successor.id() + " stays in its place");
    }

    @Test
    void staysUntilItsLastTierEnds() {
        Backup sunday = proven("2026-03-01", DAILY, WEEKLY, MONTHLY);
        List<Backup> all = List.of(sunday, proven("2026-12-01", DAILY));

        Decision decision = decision(AS_RECORDED.decide(all, day("2026-12-01")), sunday);

        assertThat(decision.keep()).isTrue();
        assertThat(decision.reasons()).containsExactly("monthly until 2027-03-01");
        assertThat(decision.keptUntil()).isEqualTo("2027-03-01");
    }

    @Test
    void thePlansPeriodCountsAndATierThatThePlanNoLongerHasKeepsTheRecordedOne() {
        Backup shortened = proven("2026-03-01", DAILY);
        Backup orphaned = proven("2026-03-02", new Tier("pre-deployment", Period.ofDays(90)));
        List<Backup> all = List.of(shortened, orphaned, proven("2026-03-20", DAILY));

        List<Decision> decisions =
                new RetentionPolicy(Map.of("daily", Period.ofDays(7)), 0).decide(all, day("2026-03-20"));

        assertThat(decision(decisions, shortened).keep()).isFalse();
        assertThat(decision(decisions, orphaned).reasons()).containsExactly("pre-deployment until 2026-05-31");
    }

    @Test
    void keepsTheNewestProvenBackupEvenWhenEveryCountIsZero() {
        List<Backup> all = nightly("2026-01-01", 5);

        List<Decision> decisions = AS_RECORDED.decide(all, day("2026-11-22"));

        assertThat(decisions).filteredOn(Decision::keep).singleElement().satisfies(kept -> {
            assertThat(kept.backupId()).startsWith("20260105");
            assertThat(kept.reasons()).contains("newest proven backup");
        });
    }

    @Test
    void neverPrunesAProvenBackupInFavourOfUnprovenOnes() {
        Backup proven = proven("2026-01-01", DAILY);
        List<Backup> all = List.of(
                proven,
                backup("2026-11-19", Verdict.UNPROVEN, DAILY),
                backup("2026-11-20", Verdict.INTACT, DAILY),
                backup("2026-11-21", Verdict.DIFFERENT, DAILY));

        Decision decision = decision(new RetentionPolicy(Map.of(), 3).decide(all, day("2026-11-22")), proven);

        assertThat(decision.reasons()).contains("newest proven backup");
    }

    @Test
    void aDifferentBackupNeverTakesAnothersPlace() {
        Backup good = proven("2026-01-01", DAILY);
        Backup old = backup("2025-12-01", Verdict.UNPROVEN, DAILY);
        Backup bad = backup("2026-11-21", Verdict.DIFFERENT, DAILY);

        List<Decision> decisions = AS_RECORDED.decide(List.of(old, good, bad), day("2026-11-22"));

        assertThat(decision(decisions, good).keep()).isTrue();
        assertThat(decision(decisions, old).reasons()).contains(good.id() + " stays in its place");
    }

    @Test
    void aDifferentBackupGoesWhenItsTimeIsOverAndAGoodOneStays() {
        Backup bad = backup("2026-01-01", Verdict.DIFFERENT, DAILY);

        List<Decision> decisions = AS_RECORDED.decide(List.of(bad, proven("2026-11-21", DAILY)), day("2026-11-22"));

        assertThat(decision(decisions, bad).keep()).isFalse();
    }

    @Test
    void nothingGoesWhileNoBackupWasEverProvenOrReadBack() {
        List<Backup> untried = List.of(
                backup("2026-01-01", Verdict.UNPROVEN, DAILY),
                backup("2026-01-02", Verdict.DIFFERENT, DAILY),
                backup("2026-11-21", Verdict.UNPROVEN, DAILY));

        assertThat(AS_RECORDED.decide(untried, day("2026-11-22"))).allMatch(Decision::keep);
    }

    @Test
    void withChecksumsOnlyTheNewestIntactOneStandsInForItsLike() {
        Backup old = backup("2026-01-01", Verdict.INTACT, DAILY);
        Backup newest = backup("2026-01-02", Verdict.INTACT, DAILY);

        List<Decision> decisions = AS_RECORDED.decide(List.of(old, newest), day("2026-11-22"));

        assertThat(decision(decisions, old).keep()).isFalse();
        assertThat(decision(decisions, newest).reasons()).contains("newest intact backup, and none newer is proven");
    }

    @Test
    void theAtLeastCountIsFilledWithProvenOnesFirstAndThenWithTheNewestOthers() {
        List<Backup> all = List.of(
                proven("2026-01-01", DAILY),
                proven("2026-01-02", DAILY),
                backup("2026-01-03", Verdict.DIFFERENT, DAILY),
                backup("2026-01-04", Verdict.UNPROVEN, DAILY),
                proven("2026-01-05", DAILY));

        List<String> kept = new RetentionPolicy(Map.of(), 4)
                .decide(all, day("2026-11-22")).stream()
                        .filter(Decision::keep)
                        .map(Decision::backupId)
                        .map(id -> id.substring(0, 8))
                        .toList();

        assertThat(kept).containsExactly("20260105", "20260104", "20260102", "20260101");
    }

    @Test
    void aPinnedBackupStays() {
        Backup pinned = pinned("2020-01-01", DAILY);

        Decision decision =
                decision(AS_RECORDED.decide(List.of(pinned, proven("2026-11-21", DAILY)), day("2026-11-22")), pinned);

        assertThat(decision.keep()).isTrue();
        assertThat(decision.reasons()).containsExactly("pinned");
    }

    @Test
    void aBackupOfTheFutureStaysAndCountsForNothing() {
        Backup real = proven("2026-01-01", DAILY);
        Backup future = proven("2027-05-01", DAILY);

        List<Decision> decisions = new RetentionPolicy(Map.of(), 1).decide(List.of(real, future), day("2026-11-22"));

        assertThat(decision(decisions, future).reasons())
                .contains("dated 2027-05-01, later than today: a clock is or was wrong");
        assertThat(decision(decisions, real).reasons()).contains("newest proven backup", "the one that always stays");
    }

    @Test
    void aBackupWithoutATierStays() {
        Backup stray = proven("2020-01-01");

        Decision decision =
                decision(AS_RECORDED.decide(List.of(stray, proven("2026-11-21", DAILY)), day("2026-11-22")), stray);

        assertThat(decision.keep()).isTrue();
        assertThat(decision.keptUntil()).isNull();
    }

    @Test
    void theShippedPlanOnAYearOfNightsLeavesWhatItsThreeTiersPromise() {
        LocalDate first = day("2025-11-23");
        List<Backup> year = first.datesUntil(day("2026-11-23"))
                .map(date -> {
                    Tier[] tiers = Stream.of(
                                    DAILY,
                                    date.getDayOfWeek() == DayOfWeek.SUNDAY ? WEEKLY : null,
                                    date.getDayOfMonth() == 1 ? MONTHLY : null)
                            .filter(Objects::nonNull)
                            .toArray(Tier[]::new);
                    return proven(date.toString(), tiers);
                })
                .toList();

        List<Decision> kept = AS_RECORDED.decide(year, day("2026-11-22")).stream()
                .filter(Decision::keep)
                .toList();

        assertThat(kept).filteredOn(d -> says(d, "daily until")).hasSize(31);
        assertThat(kept).filteredOn(d -> says(d, "weekly until")).hasSize(14);
        assertThat(kept).filteredOn(d -> says(d, "monthly until")).hasSize(12);
    }

    private static boolean says(Decision decision, String words) {
        return decision.reasons().stream().anyMatch(reason -> reason.startsWith(words));
    }

    private static Decision decision(List<Decision> decisions, Backup backup) {
        return decisions.stream()
                .filter(decision -> decision.backupId().equals(backup.id()))
                .findFirst()
                .orElseThrow();
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
