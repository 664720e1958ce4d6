package com.sitearis.maintenance.plan;

import java.util.Collection;

/** Where a {@link JobKind} reports what is wrong with its settings; every problem is kept, none is thrown. */
public interface PlanCheck {

    /** The plan as read so far: databases, stores and contacts are complete, jobs are not. */
    MaintenancePlan plan();

    /**
     * Reports a problem at a key below {@code settings:}.
     *
     * @param path such as {@code databases[0]}
     * @param wrong what is wrong
     * @param write what to write instead
     */
    void problem(String path, String wrong, String write);

    /** Reports an unknown name, with the nearest known one. Nothing when {@code name} is known. */
    void reference(String path, String name, Collection<String> known, String what);
}
