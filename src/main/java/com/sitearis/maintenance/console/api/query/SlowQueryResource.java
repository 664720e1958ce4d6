package com.sitearis.maintenance.console.api.query;

import com.sitearis.maintenance.console.api.Addresses;
import com.sitearis.maintenance.console.api.Cursor;
import com.sitearis.maintenance.console.api.Limit;
import com.sitearis.maintenance.console.api.NothingThere;
import com.sitearis.maintenance.console.api.Page;
import com.sitearis.maintenance.console.api.PlanNames;
import com.sitearis.maintenance.console.api.RequestRefused;
import com.sitearis.maintenance.console.server.ForPrograms;
import com.sitearis.maintenance.slowquery.history.QueryHistory;
import com.sitearis.maintenance.slowquery.history.QueryHistory.Costly;
import com.sitearis.maintenance.slowquery.history.QueryHistory.Place;
import com.sitearis.maintenance.slowquery.history.StatementHistory;
import com.sitearis.maintenance.slowquery.history.StatementHistory.Week;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which statements cost most, by week and database; never with a literal. */
@ForPrograms
@RequestMapping(Addresses.ROOT + "/slow-queries")
class SlowQueryResource {

    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-fA-F]{16}");
    private static final int HEX = 16;

    /**
     * A statement of a week.
     *
     * @param sources its figures, of each source that knows it
     */
    record Statement(String fingerprint, String query, List<Week> sources) {}

    private final QueryHistory history;
    private final PlanNames names;

    SlowQueryResource(QueryHistory history, PlanNames names) {
        this.history = history;
        this.names = names;
    }

    /** The Mondays of the weeks of which something is known, newest first. */
    @GetMapping("/{database}/weeks")
    Page<LocalDate> weeks(@PathVariable String database) {
        return Page.whole(
                history.weeks(names.database(database).name(), names.plan().zone()));
    }

    /** The statements of a week, the costliest first. */
    @GetMapping("/{database}/weeks/{monday}")
    Page<Statement> week(
            @PathVariable String database,
            @PathVariable LocalDate monday,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Limit.USUAL) int limit) {
        if (monday.getDayOfWeek() != DayOfWeek.MONDAY || monday.getYear() < 2000 || monday.getYear() > 2199) {
            throw new RequestRefused(
                    "monday", monday + " begins no week", "write a Monday of " + database + "'s weeks");
        }
        Cursor place = Cursor.read(cursor, 2);
        Place after = place == null ? null : new Place(place.number(0), place.number(1));
        List<Costly> read = history.week(
                names.database(database).name(), monday, names.plan().zone(), after, Limit.plusOne(limit));
        return Page.of(
                        read,
                        limit,
                        one -> Cursor.at(one.place().totalMicros(), one.place().fingerprint()))
                .map(SlowQueryResource::statement);
    }

    private static Statement statement(Costly costly) {
        var fingerprint = costly.queries().get(0).fingerprint();
        return new Statement(
                fingerprint.id(),
                fingerprint.text(),
                costly.queries().stream()
                        .map(query -> Week.of(costly.week(), query))
                        .toList());
    }

    /** One statement's weeks in every database. */
    @GetMapping("/statements/{fingerprint}")
    StatementHistory statement(@PathVariable String fingerprint) {
        if (!FINGERPRINT.matcher(fingerprint).matches()) {
            throw new RequestRefused("fingerprint", "it is none", "write 16 hexadecimal digits");
        }
        String known = fingerprint.toLowerCase(Locale.ROOT);
        long hash = Long.parseUnsignedLong(known, HEX);
        String text = history.text(hash).orElseThrow(() -> new NothingThere("statement", known, List.of()));
        return StatementHistory.of(
                known, text, history.statement(hash, names.plan().zone()));
    }
}
