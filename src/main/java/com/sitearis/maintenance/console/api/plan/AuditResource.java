package com.sitearis.maintenance.console.api.plan;

import com.sitearis.maintenance.audit.AuditFilter;
import com.sitearis.maintenance.audit.AuditLog;
import com.sitearis.maintenance.audit.Audited;
import com.sitearis.maintenance.console.api.Addresses;
import com.sitearis.maintenance.console.api.Cursor;
import com.sitearis.maintenance.console.api.Limit;
import com.sitearis.maintenance.console.api.Page;
import com.sitearis.maintenance.console.api.Words;
import com.sitearis.maintenance.console.server.ForPrograms;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who did what, from where, with which outcome; newest first. */
@ForPrograms
@RequestMapping(Addresses.ROOT + "/audit")
class AuditResource {

    private final AuditLog log;

    AuditResource(AuditLog log) {
        this.log = log;
    }

    @GetMapping
    Page<Audited> list(
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Limit.USUAL) int limit) {
        Cursor place = Cursor.read(cursor, 1);
        AuditFilter filter = new AuditFilter(
                actor,
                text,
                from == null ? null : Words.time("from", from),
                to == null ? null : Words.time("to", to),
                place == null ? null : place.number(0),
                Limit.plusOne(limit));
        return Page.of(log.list(filter), limit, entry -> Cursor.at(entry.id()));
    }
}
