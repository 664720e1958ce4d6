package com.sitearis.maintenance.console.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next the cursor of the part that follows, or null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** The whole list. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(List.copyOf(items), null);
    }

    /**
     * The first {@code limit} of what was read.
     *
     * @param read one more than the page holds, if there are more
     * @param place what the next page begins after, of the page's last item
     */
    public static <T> Page<T> of(List<T> read, int limit, Function<T, Cursor> place) {
        if (read.size() <= limit) {
            return whole(read);
        }
        List<T> items = List.copyOf(read.subList(0, limit));
        return new Page<>(items, place.apply(items.get(limit - 1)).text());
    }

    /** The same part, its items told otherwise. */
    public <R> Page<R> map(Function<T, R> telling) {
        return new Page<>(items.stream().map(telling).toList(), next);
    }
}
