package com.sitearis.maintenance.run;

import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.Parameter;
import com.sitearis.maintenance.plan.yaml.Nearest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What people say of one run, held against what its job's kind knows. */
public final class RunParameters {

    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};

    private RunParameters() {}

    /**
     * What may be said by anybody who may run the job.
     *
     * @throws ParameterRefused at the first thing that is wrong
     */
    public static Map<String, String> check(JobSpec job, Map<String, @Nullable String> said) {
        guarded(job, said.keySet()).ifPresent(name -> {
            throw ParameterRefused.guarded(job.name(), name);
        });
        return checkConfirmed(job, said);
    }

    /** The same with what was confirmed where it is asked for. */
    static Map<String, String> checkConfirmed(JobSpec job, Map<String, @Nullable String> said) {
        List<Parameter> known = job.parameters();
        List<String> names = known.stream()
                .filter(one -> !one.guarded())
                .map(Parameter::name)
                .toList();
        said.keySet().stream()
                .filter(name -> known.stream().noneMatch(one -> one.name().equals(name)))
                .findFirst()
                .ifPresent(name -> {
                    throw names.isEmpty()
                            ? ParameterRefused.none(job.name(), name)
                            : ParameterRefused.unknown(job.name(), name, Nearest.advice(name, names));
                });
        Map<String, String> checked = new TreeMap<>();
        known.forEach(one -> value(job, one, said.get(one.name())).ifPresent(value -> checked.put(one.name(), value)));
        return checked;
    }

    private static Optional<String> value(JobSpec job, Parameter parameter, @Nullable String said) {
        String value = said == null ? "" : said.strip();
        if (value.isEmpty()) {
            if (parameter.required()) {
                throw ParameterRefused.missing(job.name(), parameter);
            }
            return Optional.empty();
        }
        parameter.instead(value).ifPresent(instead -> {
            throw ParameterRefused.wrong(parameter.name(), value, instead);
        });
        return Optional.of(value);
    }

    /** The first of these names that is said only where it is confirmed. */
    static Optional<String> guarded(JobSpec job, Iterable<String> names) {
        List<String> guarded = job.parameters().stream()
                .filter(Parameter::guarded)
                .map(Parameter::name)
                .toList();
        for (String name : names) {
            if (guarded.contains(name)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    static String write(Map<String, String> parameters) {
        return JsonMapper.shared().writeValueAsString(parameters);
    }

    static Map<String, String> read(String json) {
        return json.equals("{}") ? Map.of() : JsonMapper.shared().readValue(json, WORDS);
    }
}
