package com.sitearis.maintenance.backup.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.Backups;
import com.sitearis.maintenance.backup.Tier;
import com.sitearis.maintenance.backup.Verdict;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

@PropertyDefaults(tries = 300)
class RetentionPolicyProperties {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    @Property
    void theNewestProvenBackupAlwaysStays(
            @ForAll("histories") List<Backup> all, @ForAll("policies") RetentionPolicy policy) {
        Optional<Backup> newest = all.stream()
                .filter(backup -> backup.verdict().good() && !backup.date().isAfter(TODAY))
                .max(Comparator.comparing(Backup::id));

        newest.ifPresent(backup -> assertThat(kept(policy, all, TODAY)).contains(backup.id()));
    }

    @Property
    void addingABackupNeverMakesAnOlderOneGoBeforeItsPeriod(
            @ForAll("histories") List<Backup> all,
            @ForAll("policies") RetentionPolicy policy,
            @ForAll("backups") Backup another) {
        List<Backup> more = new ArrayList<>(all);
        more.add(another);

        Map<String, Backup> byId = byId(more);
        policy.decide(distinct(more), TODAY).stream()
                .filter(decision -> !decision.keep())
                .map(decision -> byId.get(decision.backupId()))
                .forEach(gone -> assertThat(gone.tiers())
                        .allMatch(tier -> gone.date()
                                .plus(policy.keep().getOrDefault(tier.name(), tier.keep()))
                                .isBefore(TODAY)));
    }

    @Property
    void theOrderOfInputDoesNotMatter(
            @ForAll("histories") List<Backup> all, @ForAll("policies") RetentionPolicy policy, @ForAll Random random) {
        List<Backup> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);

        assertThat(policy.decide(shuffled, TODAY)).isEqualTo(policy.decide(all, TODAY));
    }

    @Property
    void everyBackupHasOneDecisionAndEveryDecisionAReason(
            @ForAll("histories") List<Backup> all, @ForAll("policies") RetentionPolicy policy) {
        List<Decision> decisions = policy.decide(all, TODAY);

        assertThat(decisions)
                .extracting(Decision::backupId)
                .containsExactlyInAnyOrderElementsOf(byId(all).keySet());
        assertThat(decisions)
                .allSatisfy(
                        decision -> assertThat(decision.reasons()).isNotEmpty().noneMatch(String::isBlank));
    }

    @Property
    void pinnedFutureAndTierlessBackupsStay(
            @ForAll("histories") List<Backup> all, @ForAll("policies") RetentionPolicy policy) {
        Set<String> kept = kept(policy, all, TODAY);

        assertThat(all)
                .filteredOn(backup -> backup.pinned()
                        || backup.date().isAfter(TODAY)
                        || backup.tiers().isEmpty())
                .allMatch(backup -> kept.contains(backup.id()));
    }

    @Property
    void theAtLeastCountStaysAndProvenOnesComeFirst(
            @ForAll("histories") List<Backup> all, @ForAll("policies") RetentionPolicy policy) {
        Set<String> kept = kept(policy, all, TODAY);
        List<Backup> proven = all.stream()
                .filter(backup -> backup.verdict().good() && !backup.date().isAfter(TODAY))
                .toList();

        assertThat(kept).hasSizeGreaterThanOrEqualTo(Math.min(all.size(), Math.max(policy.keepAtLeast(), 1)));
        assertThat(proven.stream().filter(backup -> kept.contains(backup.id())).count())
                .isGreaterThanOrEqualTo(Math.min(proven.size(), policy.keepAtLeast()));
    }

    @Property
    void whatGoesLeavesANewerOneThatIsAtLeastAsWellProven(
            @ForAll("histories") List<Backup> all, @ForAll("policies") RetentionPolicy policy) {
        Set<String> kept = kept(policy, all, TODAY);

        assertThat(all)
                .filteredOn(backup -> !kept.contains(backup.id()))
                .allSatisfy(gone -> assertThat(all)
                        .anyMatch(other -> kept.contains(other.id())
                                && other.id().compareTo(gone.id()) > 0
                                && RetentionPolicy.trust(other) >= Math.max(2, RetentionPolicy.trust(gone))));
    }

    @Property
    void pruningTwiceOnTheSameDayTakesNothingMore(
            @ForAll("histories") List<Backup> all, @ForAll("policies") RetentionPolicy policy) {
        Set<String> kept = kept(policy, all, TODAY);
        List<Backup> left =
                all.stream().filter(backup -> kept.contains(backup.id())).toList();

        assertThat(kept(policy, left, TODAY)).isEqualTo(kept);
    }

    @Property
    void whatGoesTodayWouldGoTomorrow(
            @ForAll("histories") List<Backup> all, @ForAll("policies") RetentionPolicy policy) {
        List<Backup> noneAhead =
                all.stream().filter(backup -> !backup.date().isAfter(TODAY)).toList();

        assertThat(kept(policy, noneAhead, TODAY)).containsAll(kept(policy, noneAhead, TODAY.plusDays(1)));
    }

    @Property
    void allThatIsSomebodysSuccessorIsAskedForBeforeDeleting(
            @ForAll("histories") List<Backup> all, @ForAll("policies") RetentionPolicy policy) {
        Set<String> successors =
                RetentionPolicy.successors(all, TODAY).stream().map(Backup::id).collect(Collectors.toSet());

        assertThat(kept(policy, all, TODAY)).containsAll(successors);
        assertThat(policy.decide(all, TODAY))
                .filteredOn(decision -> !decision.keep())
                .allSatisfy(decision -> {
                    String last = decision.reasons().get(decision.reasons().size() - 1);
                    assertThat(successors).anyMatch(id -> last.equals(id + " stays in its place"));
                });
    }

    @Provide
    Arbitrary<List<Backup>> histories() {
        return backups().list().ofMaxSize(40).map(RetentionPolicyProperties::distinct);
    }

    @Provide
    Arbitrary<Backup> backups() {
        Arbitrary<Tier> tiers = Combinators.combine(
                        Arbitraries.of("daily", "weekly", "monthly", "gone"),
                        Arbitraries.of("P0D", "P7D", "P30D", "P1M", "P3M", "P1Y")
                                .map(Period::parse))
                .as(Tier::new);
        return Combinators.combine(
                        Arbitraries.integers().between(-10, 500).map(TODAY::minusDays),
                        Arbitraries.of(Verdict.class),
                        Arbitraries.frequencyOf(
                                Tuple.of(9, Arbitraries.just(false)), Tuple.of(1, Arbitraries.just(true))),
                        Arbitraries.of("", "a", "b"),
                        tiers.list().ofMaxSize(3).uniqueElements(Tier::name))
                .as(Backups::backup);
    }

    @Provide
    Arbitrary<RetentionPolicy> policies() {
        Arbitrary<Map<String, Period>> keep = Arbitraries.maps(
                        Arbitraries.of("daily", "weekly", "monthly"),
                        Arbitraries.of("P1D", "P14D", "P2M", "P2Y").map(Period::parse))
                .ofMaxSize(3);
        return Combinators.combine(keep, Arbitraries.integers().between(0, 6)).as(RetentionPolicy::new);
    }

    private static List<Backup> distinct(List<Backup> backups) {
        return List.copyOf(byId(backups).values());
    }

    private static Map<String, Backup> byId(List<Backup> backups) {
        return backups.stream().collect(Collectors.toMap(Backup::id, Function.identity(), (a, b) -> a, HashMap::new));
    }

    private static Set<String> kept(RetentionPolicy policy, List<Backup> all, LocalDate today) {
        return policy.decide(all, today).stream()
                .filter(Decision::keep)
                .map(Decision::backupId)
                .collect(Collectors.toSet());
    }
}
