package com.sitearis.maintenance.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server that answers as told and remembers what it was asked: for answers that no test server gives. */
final class ScriptedServer implements AutoCloseable {

    /** One request as it came. */
    record Asked(String method, String query, Headers headers, int length) {}

    private final HttpServer server;
    private final int status;
    private final String body;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    ScriptedServer(int status, String body) throws IOException {
        this.status = status;
        this.body = body;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    static ScriptedServer refusing(int status, String code, String message) throws IOException {
        return new ScriptedServer(
                status,
                "<?xml version='1.0'?><Error><Code>%s</Code><Message>%s</Message></Error>".formatted(code, message));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            int length = exchange.getRequestBody().readAllBytes().length;
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            asked.add(new Asked(exchange.getRequestMethod(), query, exchange.getRequestHeaders(), length));
            exchange.getResponseHeaders().add("ETag", "\"etag\"");
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Asked> asked() {
        return asked;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
