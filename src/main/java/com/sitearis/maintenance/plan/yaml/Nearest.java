package com.sitearis.maintenance.plan.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.springframework.modulith.NamedInterface;

/** The known word that a person most likely meant. */
@NamedInterface("nearest")
public final class Nearest {

    private Nearest() {}

    /** The nearest known word, or empty when none is near enough to be a slip of the keyboard. */
    public static Optional<String> of(String word, Collection<String> known) {
        String typed = plain(word);
        int reach = typed.length() <= 3 ? 1 : typed.length() <= 7 ? 2 : 3;
        return known.stream()
                .filter(candidate -> Math.abs(plain(candidate).length() - typed.length()) <= reach)
                .filter(candidate -> distance(typed, plain(candidate)) <= reach)
                .min(Comparator.<String>comparingInt(candidate -> distance(typed, plain(candidate)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** "did you mean X?" or the known words. */
    public static String advice(String word, Collection<String> known) {
        return of(word, known).map(near -> "did you mean " + near + "?").orElseGet(() -> oneOf(known));
    }

    private static String oneOf(Collection<String> known) {
        if (known.isEmpty()) {
            return "there is none to name";
        }
        if (known.size() > 20) {
            return "write one of the " + known.size() + " known ones";
        }
        return (known.size() == 1 ? "write " : "write one of ") + String.join(", ", known);
    }

    /** Case, camel humps and underscores are not what tells keys apart. */
    private static String plain(String word) {
        return word.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }

    /** Edits (insert, delete, replace, swap of neighbours) between two words: optimal string alignment. */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 ? j : j == 0 ? i : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replace, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
