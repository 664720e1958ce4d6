package com.sitearis.maintenance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The worst server to confide in: it refuses every request, and repeats in its answer all that it was sent. */
final class RepeatingServer implements AutoCloseable {

    private static final String S3 = "/s3";

    private final HttpServer server;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    RepeatingServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String all = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().entrySet() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            heard.add(all);
            boolean s3 = exchange.getRequestURI().getPath().startsWith(S3);
            String body = s3
                    ? "<?xml version='1.0'?><Error><Code>AccessDenied</Code><Message><![CDATA[" + all
                            + "]]></Message></Error>"
                    : all;
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(
                    s3 ? 403 : 400, exchange.getRequestMethod().equals("HEAD") ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** All that it was sent. */
    String heard() {
        return String.join("\n", heard);
    }

    String link() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
