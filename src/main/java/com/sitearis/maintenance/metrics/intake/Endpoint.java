package com.sitearis.maintenance.metrics.intake;

import java.io.IOException;

/** What answers the requests of one path. */
interface Endpoint {

    /**
     * Does what the request asks.
     *
     * @throws Refusal when nothing of it was stored
     */
    Answer answer(Request request) throws IOException;
}
