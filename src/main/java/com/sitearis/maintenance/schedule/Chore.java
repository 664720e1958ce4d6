package com.sitearis.maintenance.schedule;

/**
 * Something that every node looks after every few seconds.
 *
 * @param name for the log, such as "triggers in state ERROR"
 */
record Chore(String name, Runnable work) {}
