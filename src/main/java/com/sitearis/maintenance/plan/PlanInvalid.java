package com.sitearis.maintenance.plan;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;
import java.util.List;
import java.util.stream.Collectors;

/** The plan's files have problems; nothing was done. Its message holds all of them, one line each. */
public final class PlanInvalid extends Failure {

    private final transient List<Problem> problems;

    public PlanInvalid(List<Problem> problems) {
        super(
                message(problems),
                "correct the lines named above, then check with `maintenance plan`",
                "plan-invalid",
                null);
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    @Override
    public boolean transientCause() {
        return false;
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.PLAN_INVALID;
    }

    private static String message(List<Problem> problems) {
        String count = problems.size() == 1 ? "one problem" : problems.size() + " problems";
        return "the plan has " + count
                + problems.stream()
                        .map(problem -> System.lineSeparator() + problem)
                        .collect(Collectors.joining());
    }
}
