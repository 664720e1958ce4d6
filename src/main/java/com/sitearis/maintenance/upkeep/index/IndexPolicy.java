package com.sitearis.maintenance.upkeep.index;

import static com.sitearis.maintenance.finding.Severity.NOTE;
import static com.sitearis.maintenance.finding.Severity.WARNING;

import com.sitearis.maintenance.backup.Sizes;
import com.sitearis.maintenance.finding.Finding;
import com.sitearis.maintenance.upkeep.Figures;
import com.sitearis.maintenance.upkeep.index.IndexStock.MissingIndex;
import com.sitearis.maintenance.upkeep.index.IndexStock.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges the indexes of a database. */
final class IndexPolicy {

    static final String UNUSED = "index-unused";
    private static final long SMALL_PAGES = 128; // 1 MiB: reading all of it costs no more than an index would

    private final IndexReviewSettings settings;

    IndexPolicy(IndexReviewSettings settings) {
        this.settings = settings;
    }

    List<Finding> findings(IndexStock stock) {
        List<Finding> found = new ArrayList<>();
        stock.indexes().stream()
                .filter(IndexState::broken)
                .map(IndexPolicy::broken)
                .forEach(found::add);
        found.addAll(RedundancyPolicy.findings(stock.indexes()));
        stock.indexes().forEach(index -> {
            unused(stock, index).ifPresent(found::add);
            bloated(stock, index).ifPresent(found::add);
        });
        stock.missing().stream().map(IndexPolicy::missing).forEach(found::add);
        unknownBloat(stock).ifPresent(found::add);
        return found;
    }

    private static Finding broken(IndexState index) {
        String owner = index.may() ? "" : "; the account does not own it";
        return index.leftover()
                ? new Finding(
                        "index-leftover",
                        index.name(),
                        WARNING,
                        "left by a failed REINDEX CONCURRENTLY; " + Sizes.text(index.bytes())
                                + ", written to with every change, read by nobody" + owner,
                        "drop index concurrently " + index.name() + (index.toast() ? " (as superuser)" : ""))
                : new Finding(
                        "index-invalid",
                        index.name(),
                        WARNING,
                        "invalid: no query uses it" + (index.unique() ? ", and it does not keep rows unique" : "")
                                + "; " + Sizes.text(index.bytes()) + " of table " + index.table() + owner,
                        "reindex index concurrently " + index.name() + ", or drop it");
    }

    private Optional<Finding> unused(IndexStock stock, IndexState index) {
        if (index.kept() != null
                || !index.valid()
                || index.bytes() < settings.ignoredBytes()
                || !stock.unseen().isEmpty()) {
            return Optional.empty();
        }
        List<String> seen = new ArrayList<>();
        for (Usage usage : stock.usage()) {
            Long scans = usage.of(index);
            if (scans == null || scans > 0 || usage.collected().compareTo(settings.unusedAfter()) < 0) {
                return Optional.empty();
            }
            seen.add("on " + usage.server() + " for " + usage.collected().toDays() + " days"
                    + (usage.sinceStart() ? " (since the server's start; never reset)" : ""));
        }
        return Optional.of(new Finding(
                UNUSED,
                index.name(),
                NOTE,
                "not read " + String.join(", nor ", seen) + "; " + Sizes.text(index.bytes()) + " of table "
                        + index.table(),
                "if no yearly job needs it: drop index concurrently " + index.name()));
    }

    /** By the estimate of {@link Bloat}; empty too when nobody can say. */
    Optional<Finding> bloated(IndexStock stock, IndexState index) {
        Bloat bloat = stock.bloat().get(index.id());
        if (bloat == null
                || bloat.bytes() < settings.ignoredBytes()
                || bloat.share().orElse(0) < settings.bloatedFrom().doubleValue()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                "index-bloated",
                index.name(),
                NOTE,
                "about " + Figures.percent(bloat.share().orElse(0)) + " of " + Sizes.text(index.bytes())
                        + " is unused space, estimated from the planner's statistics"
                        + bloat.doubt()
                                .map(doubt -> " (doubtful: " + doubt + ")")
                                .orElse(""),
                "reindex index concurrently " + index.name()));
    }

    private static Finding missing(MissingIndex missing) {
        boolean small = missing.pages() < SMALL_PAGES;
        return new Finding(
                "index-missing-on-foreign-key",
                missing.table() + " " + missing.name(),
                small ? NOTE : WARNING,
                "no index begins with (" + missing.columns() + "): every delete in " + missing.parent() + " reads all "
                        + (missing.rows() < 0 ? "unknown many" : "about " + Figures.count(missing.rows()))
                        + " rows of it" + (small ? ", which are few as yet" : ""),
                "create index concurrently on " + missing.table() + " (" + missing.columns()
                        + "), unless parents are never deleted");
    }

    private static Optional<Finding> unknownBloat(IndexStock stock) {
        List<IndexState> unknown = stock.indexes().stream()
                .filter(index -> stock.bloat().containsKey(index.id())
                        && stock.bloat().get(index.id()).share().isEmpty())
                .toList();
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        "bloat-not-seen",
                        "",
                        NOTE,
                        "bloat of " + unknown.size()
                                + " indexes cannot be estimated: no statistics, or not for this account to see, such as "
                                + unknown.stream()
                                        .limit(3)
                                        .map(IndexState::name)
                                        .collect(Collectors.joining(", ")),
                        "analyze their tables; grant select on them (pg_read_all_data)"));
    }
}
