package com.sitearis.maintenance.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.plan.Channels;
import com.sitearis.maintenance.plan.IntakeSettings;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that no service ever sees, over bare sockets: each is answered with a problem document that repeats nothing of it. */
class RefusedByTomcatIT {

    private static HttpServer server;

    private static final class Echo implements HttpService {

        @Override
        public boolean serves(String path) {
            return path.startsWith("/echo");
        }

        @Override
        public Answer answer(Request request) throws IOException {
            if (request.path().endsWith("/broken")) {
                throw new IllegalStateException("secret detail");
            }
            request.method("POST");
            request.rawBody(1000, java.time.Duration.ofSeconds(5));
            return Answer.json(Map.of("it", "works"));
        }
    }

    @BeforeAll
    static void start() {
        IntakeSettings intake = new IntakeSettings("127.0.0.1", 0, Map.of(), Map.of(), null, null, null, null, false);
        MaintenancePlan plan = new MaintenancePlan(
                "tests",
                ZoneId.of("Europe/Paris"),
                Locale.FRENCH,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                Channels.NONE,
                intake);
        server = new HttpServer(true, () -> plan, Path.of("target", "test-http"), List.of(new Echo()));
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    static Stream<Arguments> refused() {
        String post = "POST /echo HTTP/1.1\r\nHost: x\r\n";
        return Stream.of(
                Arguments.of("nonsense", "evil<script> nonsense\r\n\r\n", 400),
                Arguments.of("a TLS hello", "\u0016\u0003\u0001\u0002evil\r\n\r\n", 400),
                Arguments.of("a method with evil bytes", "P(evil)T /echo HTTP/1.1\r\nHost: x\r\n\r\n", 400),
                Arguments.of("an address with evil bytes", "GET /ec<evil>ho HTTP/1.1\r\nHost: x\r\n\r\n", 400),
                Arguments.of("an escape that is none", "GET /echo%zzevil HTTP/1.1\r\nHost: x\r\n\r\n", 400),
                Arguments.of("bytes that are no UTF-8", "GET /evil%ff%fe HTTP/1.1\r\nHost: x\r\n\r\n", 400),
                Arguments.of("a slash in disguise", "GET /a%2f..%2fevil HTTP/1.1\r\nHost: x\r\n\r\n", 400),
                Arguments.of("a way out of the root", "GET /../../evil HTTP/1.1\r\nHost: x\r\n\r\n", 400),
                Arguments.of("no host", "GET /echo HTTP/1.1\r\n\r\n", 400),
                Arguments.of("two hosts", "GET /echo HTTP/1.1\r\nHost: x\r\nHost: evil\r\n\r\n", 400),
                Arguments.of("a host that is none", "GET /echo HTTP/1.1\r\nHost: e vil\r\n\r\n", 400),
                Arguments.of("a header with evil bytes", post + "Ev(il: y\r\n\r\n", 400),
                Arguments.of("a header too large", post + "X: " + "evil".repeat(5000) + "\r\n\r\n", 400),
                Arguments.of("a line too long", "GET /" + "evil".repeat(5000) + " HTTP/1.1\r\n\r\n", 400),
                Arguments.of("too many headers", post + "X: evil\r\n".repeat(150) + "\r\n", 400),
                Arguments.of("a length that is none", post + "Content-Length: evil\r\n\r\n", 400),
                Arguments.of("two lengths", post + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx", 400),
                Arguments.of("an unknown transfer", post + "Transfer-Encoding: evil\r\n\r\n", 501),
                Arguments.of("a chunk that is none", post + "Transfer-Encoding: chunked\r\n\r\nevil\r\n\r\n", 400),
                Arguments.of("another version", "GET /echo HTTP/7.7\r\nHost: x\r\n\r\n", 505),
                Arguments.of("another protocol", "GET /echo EVIL/1.1\r\nHost: x\r\n\r\n", 400),
                Arguments.of("TRACE", "TRACE /echo HTTP/1.1\r\nHost: x\r\nX: evil\r\n\r\n", 405),
                Arguments.of("CONNECT", "CONNECT evil:443 HTTP/1.1\r\nHost: evil:443\r\n\r\n", 0),
                Arguments.of("an unknown method", "EVIL /echo HTTP/1.1\r\nHost: x\r\n\r\n", 405),
                Arguments.of("an unknown path", "GET /evil HTTP/1.1\r\nHost: x\r\n\r\n", 404),
                Arguments.of("a service that breaks", "GET /echo/broken HTTP/1.1\r\nHost: x\r\n\r\n", 503));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isAnsweredWithAProblem(String name, String request, int status) throws IOException {
        String answer = answer(request);
        String head = answer.substring(0, answer.indexOf("\r\n\r\n") + 4);
        assertThat(head).startsWith("HTTP/1.1 ").contains("application/problem+json");
        if (status != 0) {
            assertThat(head).startsWith("HTTP/1.1 " + status);
        }
        String shown = head.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3);
        assertThat(answer)
                .contains("\"type\":\"urn:sitearis-maintenance:problem:")
                .contains("\"status\":" + shown)
                .doesNotContainIgnoringCase("evil")
                .doesNotContain("Tomcat", "Exception", "<html", "secret detail");
    }

    /** Everything until the server closes, which after such requests it does, or until it has said all. */
    private static String answer(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
