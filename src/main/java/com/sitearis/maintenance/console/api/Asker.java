package com.sitearis.maintenance.console.api;

import jakarta.servlet.http.HttpServletRequest;

/** Who asks, as runs, pauses and incidents remember it. */
public final class Asker {

    private Asker() {}

    public static String of(HttpServletRequest request) {
        String user = request.getRemoteUser();
        return user == null ? "the console" : user;
    }
}
