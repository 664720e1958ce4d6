package com.sitearis.maintenance.console.api;

import com.sitearis.maintenance.run.Run;
import java.net.URI;

/** Where things are found. */
public final class Addresses {

    public static final String ROOT = "/api/v1";

    private Addresses() {}

    public static URI run(Run run) {
        return URI.create(ROOT + "/runs/" + run.id());
    }
}
