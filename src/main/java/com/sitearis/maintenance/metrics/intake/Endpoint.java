package com.sitearis.maintenance.metrics.intake;

import com.sitearis.maintenance.http.Answer;
import com.sitearis.maintenance.http.Refusal;
import com.sitearis.maintenance.http.Request;
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
