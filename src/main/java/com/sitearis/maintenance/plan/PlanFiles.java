package com.sitearis.maintenance.plan;

import com.sitearis.maintenance.plan.PlanFolder.Text;
import com.sitearis.maintenance.plan.yaml.Findings;
import com.sitearis.maintenance.plan.yaml.RecordReader;
import com.sitearis.maintenance.plan.yaml.Variables;
import com.sitearis.maintenance.plan.yaml.YamlText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/** Reads the plan: {@code plan.yaml} and one file per job, with every problem of every file at once. */
public final class PlanFiles {

    private final Map<String, JobKind<?>> kinds = new TreeMap<>();
    private final CronDialect cron;
    private final Clock clock;
    private final Variables variables;

    /**
     * @param kinds what a job file may name as its kind
     * @param environment the environment's variables, such as {@code System::getenv}
     */
    public PlanFiles(
            Collection<? extends JobKind<?>> kinds,
            CronDialect cron,
            Clock clock,
            Function<String, @Nullable String> environment) {
        kinds.forEach(kind -> this.kinds.put(kind.name(), kind));
        this.cron = cron;
        this.clock = clock;
        this.variables = new Variables(environment);
    }

    /** Reads all files of a folder. Never throws for what is in them. */
    public Loaded read(PlanFolder folder) {
        List<Problem> problems = new ArrayList<>();
        List<MissingVariable> missing = new ArrayList<>();
        List<Text> texts = folder.texts(problems::add);
        Findings planFindings = new Findings(folder.display() + "/" + PlanFolder.PLAN, PlanFiles::mayMiss);
        Optional<MaintenancePlan> base = base(folder, texts, planFindings);
        base.ifPresent(read -> ChannelAssembly.checkJobs(read.channels(), planFindings, jobs(texts)));
        collect(planFindings, problems, missing);
        List<JobSpec> jobs = new ArrayList<>();
        CronCheck crons = new CronCheck(cron, clock);
        for (Text text : texts) {
            if (!text.name().equals(PlanFolder.PLAN)) {
                Findings findings = new Findings(text.display(), path -> false);
                job(text, findings, base.orElse(null), planFindings, crons).ifPresent(jobs::add);
                collect(findings, problems, missing);
            }
        }
        problems.sort(null);
        missing.sort(null);
        Optional<MaintenancePlan> plan = problems.isEmpty() ? base.map(read -> with(read, jobs)) : Optional.empty();
        return new Loaded(folder.display(), digest(texts), plan, problems, missing);
    }

    /**
     * Where a variable may be missing without making the plan invalid: the settings of a connection, whose use then fails
     * by the variable's name. Anywhere else the plan cannot be understood without it.
     */
    private static boolean mayMiss(String path) {
        return path.matches("(databases|scratch-servers|stores)\\..+\\..+");
    }

    private Optional<MaintenancePlan> base(PlanFolder folder, List<Text> texts, Findings findings) {
        Optional<Text> text =
                texts.stream().filter(one -> one.name().equals(PlanFolder.PLAN)).findFirst();
        if (text.isEmpty()) {
            findings.problem("", 1, "there is no plan.yaml in " + folder.display(), "write one, or give --plan DIR");
            return Optional.empty();
        }
        return YamlText.parse(text.get().bytes(), findings)
                .flatMap(node -> new RecordReader(findings, variables).read(PlanYaml.class, node, ""))
                .map(yaml -> new PlanAssembly(yaml, findings).plan());
    }

    /** The names of all jobs, those whose files have problems included. */
    private static List<String> jobs(List<Text> texts) {
        return texts.stream()
                .filter(text -> !text.name().equals(PlanFolder.PLAN))
                .map(Text::job)
                .toList();
    }

    /** The job, or empty when its file has problems or there is no plan to check it against. */
    private Optional<JobSpec> job(
            Text text, Findings findings, @Nullable MaintenancePlan base, Findings planFindings, CronCheck crons) {
        RecordReader reader = new RecordReader(findings, variables);
        Optional<JobYaml> yaml =
                YamlText.parse(text.bytes(), findings).flatMap(node -> reader.read(JobYaml.class, node, ""));
        if (yaml.isEmpty() || base == null) {
            return Optional.empty();
        }
        SettingsCheck check = new SettingsCheck(base, planFindings, findings);
        return new JobAssembly(text, findings, reader, check)
                .job(yaml.get(), kinds, new ScheduleAssembly(findings, crons));
    }

    private static void collect(Findings findings, List<Problem> problems, List<MissingVariable> missing) {
        problems.addAll(findings.problems());
        missing.addAll(findings.missing());
    }

    private static MaintenancePlan with(MaintenancePlan base, List<JobSpec> jobs) {
        return new MaintenancePlan(
                base.name(),
                base.zone(),
                base.language(),
                base.environments(),
                base.databases(),
                base.scratchServers(),
                base.stores(),
                base.contacts(),
                base.windows(),
                List.copyOf(jobs),
                base.channels(),
                base.intake(),
                base.console());
    }

    /** Names and lengths go in as well, so that no two sets of files look alike. */
    private static String digest(List<Text> texts) {
        MessageDigest sha = DigestUtils.getSha256Digest();
        for (Text text : texts) {
            byte[] name = text.name().getBytes(StandardCharsets.UTF_8);
            sha.update(ByteBuffer.allocate(8)
                    .putInt(name.length)
                    .putInt(text.bytes().remaining())
                    .array());
            sha.update(name);
            sha.update(text.bytes().duplicate());
        }
        return HexFormat.of().formatHex(sha.digest());
    }
}
