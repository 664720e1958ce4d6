package com.sitearis.maintenance.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A role that is told what happens.
 *
 * @param duty when the role is on duty, such as {@code Mon-Fri 09:00-18:00}; empty means always
 * @param escalateTo the contact that is told when this one does not acknowledge, or null for nobody
 * @param escalateAfter how long this one has to acknowledge
 * @param chat one of the plan's chats, told as well, or null
 */
public record Contact(
        String name,
        String email,
        List<DutyHours> duty,
        @Nullable String escalateTo,
        Duration escalateAfter,
        @Nullable String chat) {

    public Contact {
        duty = List.copyOf(duty);
    }

    public boolean onDuty(Instant at, ZoneId zone) {
        return onDuty(LocalDateTime.ofInstant(at, zone));
    }

    /** On the wall clock of the plan's zone. */
    public boolean onDuty(LocalDateTime at) {
        return duty.isEmpty() || duty.stream().anyMatch(hours -> hours.covers(at));
    }
}
