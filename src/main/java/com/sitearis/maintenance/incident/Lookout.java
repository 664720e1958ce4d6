package com.sitearis.maintenance.incident;

/** Something that every node looks after, every half minute. */
@FunctionalInterface
public interface Lookout {

    void look();
}
