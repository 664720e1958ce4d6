package com.sitearis.maintenance.http;

import java.io.IOException;

/** What answers the requests below one path. */
public interface HttpService {

    /** Whether a request with this path is for this service. */
    boolean serves(String path);

    /**
     * Does what the request asks.
     *
     * @throws Refusal when nothing of it was done
     */
    Answer answer(Request request) throws IOException;
}
