package com.sitearis.maintenance.backup.retention;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.Tier;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which sealed backups of one database in one store stay, and why. Pure: same input, same answer, in any order.
 *
 * <p>A tier keeps a backup through the day {@code date + period}, that day included: P30D from 1 March keeps it through 31
 * March; P1M from 31 January through 28 (or 29) February; P1Y from 29 February through 28 February. A backup whose
 * tiers have all ended goes only when a newer one that is at least as well proven stays in its place; a backup that was
 * found different, or that nobody tried, never takes another's place.
 *
 * @param keep for each tier, the period as the plan says it now; a tier that the plan no longer has keeps its recorded one
 * @param keepAtLeast how many backups always stay: the newest proven ones, and if they are too few, the newest others
 */
public record RetentionPolicy(Map<String, Period> keep, int keepAtLeast) {

    private static final Comparator<Backup> NEWEST_FIRST = Comparator.comparing(RetentionPolicy::moment)
            .thenComparing(Backup::id)
            .reversed();

    public RetentionPolicy {
        keep = Map.copyOf(keep);
    }

    /** One decision for each backup, newest first. */
    public List<Decision> decide(List<Backup> sealed, LocalDate today) {
        List<Backup> newestFirst = sealed.stream().sorted(NEWEST_FIRST).toList();
        Floor floor = Floor.under(newestFirst, today, keepAtLeast);
        Successors newer = new Successors();
        List<Decision> decisions = new ArrayList<>(newestFirst.size());
        for (Backup backup : newestFirst) {
            decisions.add(decide(backup, today, newer, floor));
            if (!ahead(backup, today)) {
                newer.add(backup);
            }
        }
        return List.copyOf(decisions);
    }

    /** The backups in whose favour others go; they must be whole in the store before anything is deleted. */
    static Set<Backup> successors(List<Backup> sealed, LocalDate today) {
        Successors successors = new Successors();
        sealed.stream()
                .filter(backup -> !ahead(backup, today))
                .sorted(NEWEST_FIRST)
                .forEach(successors::add);
        return successors.all();
    }

    private Decision decide(Backup backup, LocalDate today, Successors newer, Floor floor) {
        List<String> stays = new ArrayList<>();
        List<String> ended = new ArrayList<>();
        LocalDate keptUntil = null;
        for (Tier tier : backup.tiers()) {
            LocalDate until = backup.date().plus(keep.getOrDefault(tier.name(), tier.keep()));
            keptUntil = keptUntil == null || until.isAfter(keptUntil) ? until : keptUntil;
            if (today.isAfter(until)) {
                ended.add("expired: " + tier.name() + " ended " + until);
            } else {
                stays.add(tier.name() + " until " + until);
            }
        }
        if (keptUntil == null) {
            stays.add("it belongs to no tier, so nothing says that it may go");
        }
        if (backup.pinned()) {
            stays.add("pinned");
        }
        if (ahead(backup, today)) {
            stays.add("dated " + backup.date() + ", later than today: a clock is or was wrong");
        } else {
            floor.reason(backup).ifPresent(stays::add);
            newer.missingFor(backup).ifPresent(stays::add);
        }
        return stays.isEmpty()
                ? new Decision(backup.id(), false, gone(ended, newer, backup), keptUntil)
                : new Decision(backup.id(), true, List.copyOf(stays), keptUntil);
    }

    private static List<String> gone(List<String> ended, Successors newer, Backup backup) {
        List<String> reasons = new ArrayList<>(ended);
        newer.of(backup).ifPresent(successor -> reasons.add(successor.id() + " stays in its place"));
        return List.copyOf(reasons);
    }

    /**
     * Whether a clock was wrong when it was made, or is wrong now. Such a backup stays, and counts for nothing: it would
     * otherwise pass as the newest for as long as the clock was ahead. The local date may differ from that of UTC by one.
     */
    static boolean ahead(Backup backup, LocalDate today) {
        return backup.date().isAfter(today)
                || moment(backup).isAfter(today.plusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    /** The instant whose state it holds: what "newer" means. */
    private static Instant moment(Backup backup) {
        @Nullable Instant snapshot = backup.snapshotAt();
        return snapshot != null ? snapshot : backup.date().atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** How much one may trust it to be restorable: 0 not at all, 3 restored and compared. */
    static int trust(Backup backup) {
        return switch (backup.verdict()) {
            case DIFFERENT -> 0;
            case UNPROVEN -> 1;
            case INTACT -> 2;
            case PROVEN, PROVEN_EXCEPT -> 3;
        };
    }
}
