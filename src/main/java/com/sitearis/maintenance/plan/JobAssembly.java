package com.sitearis.maintenance.plan;

import com.sitearis.maintenance.plan.JobSpec.Retry;
import com.sitearis.maintenance.plan.JobYaml.RetryYaml;
import com.sitearis.maintenance.plan.written.WrittenPlan;
import com.sitearis.maintenance.plan.yaml.Findings;
import com.sitearis.maintenance.plan.yaml.RecordReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** From a job file as written to a job. */
final class JobAssembly {

    private final PlanFolder.Text text;
    private final Findings findings;
    private final RecordReader reader;
    private final SettingsCheck check;

    JobAssembly(PlanFolder.Text text, Findings findings, RecordReader reader, SettingsCheck check) {
        this.text = text;
        this.findings = findings;
        this.reader = reader;
        this.check = check;
    }

    /** The job, or empty when its file has problems. */
    Optional<JobSpec> job(JobYaml yaml, Map<String, JobKind<?>> kinds, ScheduleAssembly schedules) {
        if (!Names.valid(text.job())) {
            findings.problem("", 1, "the file's name is no usable job name", "name it like database-backup-daily.yaml");
        }
        Schedule schedule = schedules.schedule(yaml.schedule(), check.plan().zone());
        rows(yaml.rows());
        Retry retry = retry(yaml.retry());
        if (yaml.finishWithin() != null && yaml.finishWithin().isZero()) {
            findings.problem("finish-within", "leaves no time", "write 45m, or remove it");
        }
        tell(yaml.tell().onFailure());
        JobKind<?> kind = kinds.get(yaml.kind());
        if (kind == null) {
            findings.unknown("kind", yaml.kind(), kinds.keySet(), "kind of job");
            return Optional.empty();
        }
        if (!(schedule instanceof Schedule.OnDemand)) {
            refuseToBeToldNothing(kind);
        }
        return settings(kind, yaml.settings())
                .map(settings -> new JobSpec(
                        text.job(),
                        text.path(),
                        kind,
                        yaml.purpose() == null ? "" : yaml.purpose(),
                        yaml.rows(),
                        schedule,
                        settings.targets(),
                        yaml.finishWithin(),
                        retry,
                        yaml.tell().onFailure(),
                        settings.value()));
    }

    /** Nobody says anything of a run that the schedule fires. */
    private void refuseToBeToldNothing(JobKind<?> kind) {
        List<String> needed = kind.parameters().stream()
                .filter(Parameter::required)
                .map(Parameter::name)
                .toList();
        if (!needed.isEmpty()) {
            findings.problem(
                    "schedule",
                    "fires runs that nobody tells their " + String.join(" and ", needed),
                    "write schedule: { on-demand: true }");
        }
    }

    private record Settings(Object value, List<String> targets) {}

    /** The settings, checked by their kind; empty when the file has problems, of whatever sort. */
    private <S> Optional<Settings> settings(JobKind<S> kind, @Nullable Node node) {
        Optional<S> read = reader.read(kind.settings(), node, "settings");
        read.ifPresent(settings -> check(kind, settings));
        if (findings.troubled()) {
            return Optional.empty();
        }
        return read.map(settings -> new Settings(settings, List.copyOf(kind.targets(settings))));
    }

    private <S> void check(JobKind<S> kind, S settings) {
        if (!findings.troubledBelow("settings")) {
            kind.check(settings, check);
            return;
        }
        try {
            kind.check(settings, check);
        } catch (RuntimeException e) {
            // The kind met a stand-in for a value that could not be read. The reason is among the findings already.
            check.stumbled();
        }
    }

    private void rows(List<Integer> rows) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) < 1 || rows.get(i) > WrittenPlan.ROWS) {
                findings.problem("rows[" + i + "]", "is no row of the written plan", "write 1 to " + WrittenPlan.ROWS);
            }
        }
    }

    private Retry retry(@Nullable RetryYaml yaml) {
        if (yaml == null) {
            return Retry.NONE;
        }
        if (yaml.times() < 0 || yaml.times() > 10) {
            findings.problem("retry.times", "is not between 0 and 10", "write 3");
        }
        if (yaml.wait_().compareTo(Duration.ofDays(1)) > 0) {
            findings.problem("retry.wait", "is over a day", "write 5m");
        }
        return new Retry(yaml.times(), yaml.wait_());
    }

    /** Every failure reaches a person. */
    private void tell(List<String> names) {
        if (names.isEmpty()) {
            findings.problem("tell.on-failure", "names nobody", "write at least one of contacts");
        }
        for (int i = 0; i < names.size(); i++) {
            check.known(
                    "tell.on-failure[" + i + "]",
                    names.get(i),
                    check.plan().contacts().keySet(),
                    "contact");
        }
    }
}
