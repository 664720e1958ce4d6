package com.sitearis.maintenance.plan.yaml;

import com.sitearis.maintenance.plan.MissingVariable;
import com.sitearis.maintenance.plan.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** All that is found while one file is read: problems, missing variables, and where every path stands. */
public final class Findings {

    private final String file;
    private final Predicate<String> mayMiss;
    private final List<Problem> problems = new ArrayList<>();
    private final List<MissingVariable> missing = new ArrayList<>();
    private final Map<String, Place> places = new HashMap<>();
    private final Set<String> troubled = new HashSet<>();

    private record Place(int line, String raw) {}

    /**
     * @param mayMiss the paths whose variables may be missing without making the plan invalid
     */
    public Findings(String file, Predicate<String> mayMiss) {
        this.file = file;
        this.mayMiss = mayMiss;
    }

    /** Reports at a line. */
    public void problem(String path, int line, String wrong, String write) {
        problems.add(new Problem(file, line, path, wrong, write));
        troubled.add(path);
    }

    /** Reports at the line of a path. Dropped when the path was reported already: what follows from a fault is no news. */
    public void problem(String path, String wrong, String write) {
        if (!troubled(path)) {
            problem(path, line(path), wrong, write);
        }
    }

    /** Reports an unknown name, with the nearest known one. */
    public void unknown(String path, String name, Iterable<String> known, String what) {
        List<String> names = new ArrayList<>();
        known.forEach(names::add);
        problem(path, "unknown " + what + " " + Shown.quoted(raw(path, name)), Nearest.advice(name, names));
    }

    void place(String path, Node at, Node value) {
        places.put(path, new Place(line(at), value instanceof ScalarNode scalar ? scalar.getValue() : ""));
    }

    /** A variable that is not set: a problem, unless the path is one whose user fails by itself. */
    void missing(String variable, String path, boolean secret) {
        if (secret || mayMiss.test(path)) {
            missing.add(new MissingVariable(variable, file, line(path), path));
        } else {
            problem(path, "the environment variable " + variable + " is not set", "set it, or write the value here");
        }
    }

    public boolean troubled() {
        return !problems.isEmpty();
    }

    /** Whether the path, or what holds it, was reported. */
    public boolean troubled(String path) {
        for (String at = path; !at.isEmpty(); at = holder(at)) {
            if (troubled.contains(at)) {
                return true;
            }
        }
        return troubled.contains("");
    }

    /** Whether the path or anything below it was reported. */
    public boolean troubledBelow(String path) {
        return troubled(path)
                || troubled.stream()
                        .anyMatch(at -> path.isEmpty() || at.startsWith(path + ".") || at.startsWith(path + "["));
    }

    boolean isMissing(String path) {
        return troubled(path) || missing.stream().anyMatch(one -> one.path().equals(path));
    }

    public List<Problem> problems() {
        return problems;
    }

    public List<MissingVariable> missing() {
        return missing;
    }

    /** The variables that are missing below a path. */
    public List<String> missingBelow(String path) {
        return missing.stream()
                .filter(one -> one.path().startsWith(path + "."))
                .map(MissingVariable::variable)
                .toList();
    }

    static int line(Node node) {
        return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
    }

    /** What the file says there when it names a variable, whose value is not to be shown. */
    private String raw(String path, String value) {
        Place place = places.get(path);
        return place != null && place.raw().contains("${") ? place.raw() : value;
    }

    int line(String path) {
        for (String at = path; !at.isEmpty(); at = holder(at)) {
            Place place = places.get(at);
            if (place != null) {
                return place.line();
            }
        }
        return 1;
    }

    private static String holder(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }
}
