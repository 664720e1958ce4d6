package com.sitearis.maintenance.metrics.intake;

/** A request that is answered with a problem document; nothing of it was stored. */
final class Refusal extends RuntimeException {

    static final int BAD_REQUEST = 400;
    static final int UNAUTHORIZED = 401;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int METHOD_NOT_ALLOWED = 405;
    static final int TIMEOUT = 408;
    static final int CONFLICT = 409;
    static final int TOO_LARGE = 413;
    static final int UNSUPPORTED = 415;
    static final int NOT_STORABLE = 422;
    static final int TOO_MANY = 429;
    static final int UNAVAILABLE = 503;

    private final int status;
    private final String type;

    /** @param type the problem's name, the last part of its URN */
    Refusal(int status, String type, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.type = type;
    }

    static Refusal malformed(String detail) {
        return new Refusal(BAD_REQUEST, "malformed", detail);
    }

    static Refusal notStorable(String detail) {
        return new Refusal(NOT_STORABLE, "not-storable", detail);
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
