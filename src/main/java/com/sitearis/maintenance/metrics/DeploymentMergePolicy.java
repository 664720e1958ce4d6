package com.sitearis.maintenance.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which reports tell of the same deployment: those of one commit in one environment, within 15 minutes, from different
 * sources. Two reports of one source are two attempts. A rollback belongs to the latest success of its commit in the 48
 * hours before it.
 */
final class DeploymentMergePolicy {

    static final Duration TOGETHER = Duration.ofMinutes(15);
    static final Duration ROLLBACK_WITHIN = Duration.ofDays(2);

    private static final Comparator<Deployment> ORDER = Comparator.comparing(Deployment::at)
            .thenComparing(Deployment::source)
            .thenComparing(Deployment::id);

    /** The deployments that these reports tell of, by their time; attempts are counted from the first report given. */
    List<Deployment> merge(List<Deployment> reports) {
        List<Deployment> ordered = reports.stream().sorted(ORDER).toList();
        List<Attempt> attempts = new ArrayList<>();
        for (Deployment report : ordered) {
            if (report.outcome() != Outcome.ROLLED_BACK) {
                join(attempts, report);
            }
        }
        ordered.stream()
                .filter(report -> report.outcome() == Outcome.ROLLED_BACK)
                .forEach(rollback -> takeBack(attempts, rollback));
        List<Deployment> merged = new ArrayList<>();
        for (Attempt attempt : attempts) {
            merged.add(attempt.merged(1
                    + (int) merged.stream()
                            .filter(earlier -> same(earlier, attempt.first()))
                            .count()));
        }
        return merged.stream().sorted(ORDER).toList();
    }

    private static void join(List<Attempt> attempts, Deployment report) {
        attempts.stream()
                .filter(attempt -> attempt.takes(report))
                .findFirst()
                .orElseGet(() -> {
                    Attempt attempt = new Attempt();
                    attempts.add(attempt);
                    return attempt;
                })
                .reports
                .add(report);
    }

    private static void takeBack(List<Attempt> attempts, Deployment rollback) {
        List<Attempt> ofCommit = attempts.stream()
                .filter(attempt ->
                        same(attempt.first(), rollback) && !attempt.first().at().isAfter(rollback.at()))
                .toList();
        Optional<Attempt> success = ofCommit.stream()
                .filter(attempt -> attempt.outcome() == Outcome.SUCCEEDED
                        && !attempt.first().at().plus(ROLLBACK_WITHIN).isBefore(rollback.at()))
                .reduce((earlier, later) -> later);
        if (success.isPresent()) {
            success.get().rolledBack = true;
        } else if (ofCommit.isEmpty()) {
            // Nobody reported what was taken back: that something was is still worth a line.
            Attempt alone = new Attempt();
            alone.reports.add(rollback);
            attempts.add(alone);
        }
    }

    /** Short names of a commit are the beginning of its long one. */
    private static boolean same(Deployment one, Deployment other) {
        return one.environment().equals(other.environment())
                && (one.sha().startsWith(other.sha()) || other.sha().startsWith(one.sha()));
    }

    private static final class Attempt {

        private final List<Deployment> reports = new ArrayList<>();
        private boolean rolledBack;

        Deployment first() {
            return reports.get(0);
        }

        boolean takes(Deployment report) {
            Set<String> sources = new HashSet<>();
            reports.forEach(known -> sources.add(known.source()));
            return same(first(), report)
                    && !sources.contains(report.source())
                    && !first().at().plus(TOGETHER).isBefore(report.at());
        }

        Outcome outcome() {
            Set<Outcome> outcomes = new HashSet<>();
            reports.forEach(report -> outcomes.add(report.outcome()));
            if (rolledBack || outcomes.contains(Outcome.ROLLED_BACK)) {
                return Outcome.ROLLED_BACK;
            }
            if (outcomes.contains(Outcome.FAILED)) {
                return Outcome.FAILED;
            }
            return outcomes.contains(Outcome.SUCCEEDED) ? Outcome.SUCCEEDED : Outcome.CANCELED;
        }

        Deployment merged(int number) {
            String sha = reports.stream()
                    .map(Deployment::sha)
                    .max(Comparator.comparing(String::length))
                    .orElseThrow();
            Deployment first = first();
            return new Deployment(first.environment(), sha, number, first.at(), outcome(), first.source(), first.id());
        }
    }
}
