package com.sitearis.maintenance.console.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows of a list.
 *
 * @param last the one behind which the next page begins; null when there is none
 */
public record Part<T>(List<T> shown, @Nullable T last) {

    /** The first {@code most} of what was read, which is one more than that, if there are more. */
    public static <T> Part<T> of(List<T> read, int most) {
        return read.size() <= most ? new Part<>(read, null) : new Part<>(read.subList(0, most), read.get(most - 1));
    }
}
