package com.sitearis.maintenance.notify.duty;

import com.sitearis.maintenance.plan.Contact;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Instant;
import java.util.List;

/** Who of the plan's contacts is on duty, in the plan's zone. */
public final class Duty {

    private final MaintenancePlan plan;

    public Duty(MaintenancePlan plan) {
        this.plan = plan;
    }

    /** Those on duty at this moment, in the plan's order; empty when nobody is. */
    public List<Contact> at(Instant moment) {
        return plan.contacts().values().stream()
                .filter(contact -> contact.onDuty(moment, plan.zone()))
                .toList();
    }

    /** The usual week, without the hours that clock changes skip or repeat. */
    public DutyWeek week() {
        return DutyWeek.of(List.copyOf(plan.contacts().values()));
    }
}
