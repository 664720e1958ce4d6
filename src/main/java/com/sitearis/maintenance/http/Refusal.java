package com.sitearis.maintenance.http;

import java.util.Map;

/** A request that is answered with a problem document; nothing of it was stored. */
public final class Refusal extends RuntimeException {

    public static final int BAD_REQUEST = 400;
    public static final int UNAUTHORIZED = 401;
    public static final int FORBIDDEN = 403;
    public static final int NOT_FOUND = 404;
    public static final int METHOD_NOT_ALLOWED = 405;
    public static final int TIMEOUT = 408;
    public static final int CONFLICT = 409;
    public static final int TOO_LARGE = 413;
    static final int URI_TOO_LONG = 414;
    public static final int UNSUPPORTED = 415;
    public static final int NOT_STORABLE = 422;
    public static final int TOO_MANY = 429;
    static final int HEAD_TOO_LARGE = 431;
    static final int FAILED = 500;
    static final int NOT_IMPLEMENTED = 501;
    public static final int UNAVAILABLE = 503;
    static final int UNKNOWN_VERSION = 505;

    private final int status;
    private final String type;
    private final transient Map<String, String> headers;

    /**
     * A refusal of that name.
     *
     * @param type the problem's name, the last part of its URN
     */
    public Refusal(int status, String type, String detail) {
        this(status, type, detail, standard(status));
    }

    private Refusal(int status, String type, String detail, Map<String, String> headers) {
        super(detail, null, false, false);
        this.status = status;
        this.type = type;
        this.headers = headers;
    }

    private static Map<String, String> standard(int status) {
        return switch (status) {
            case UNAUTHORIZED -> Map.of("WWW-Authenticate", "Bearer");
            case TOO_MANY, UNAVAILABLE -> Map.of("Retry-After", "5");
            default -> Map.of();
        };
    }

    /**
     * The path is there, the method is not.
     *
     * @param only the methods that are served, with commas
     */
    public static Refusal method(String only) {
        return new Refusal(METHOD_NOT_ALLOWED, "method-not-allowed", "use " + only, Map.of("Allow", only));
    }

    public static Refusal notFound() {
        return new Refusal(NOT_FOUND, "not-found", "there is nothing here; src/docs/intake.md lists what is");
    }

    public static Refusal malformed(String detail) {
        return new Refusal(BAD_REQUEST, "malformed", detail);
    }

    public static Refusal notStorable(String detail) {
        return new Refusal(NOT_STORABLE, "not-storable", detail);
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    Map<String, String> headers() {
        return headers;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
