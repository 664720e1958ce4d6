package com.sitearis.maintenance.notify;

/** The same words for every way out. */
public record Message(String subject, String text, String html) {}
