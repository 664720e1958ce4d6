package com.sitearis.maintenance.cli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sitearis.maintenance.console.server.LocalServer;
import com.sitearis.maintenance.failure.ExitCode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that answer, refuse, babble, hang, and are gone. */
class ServerApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PLAN = "{\"zone\": \"Europe/Paris\", \"new\": 1}";

    private final Map<String, String> answers = new HashMap<>(Map.of("/api/v1/plan", "200 " + PLAN));

    @TempDir
    Path folder;

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String answer = answers.getOrDefault(exchange.getRequestURI().toString(), "404 {}");
        byte[] body = answer.substring(4).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    record Thing(int n) {}

    @Test
    void aListIsReadToItsEndOrItsLimit() {
        answers.put("/api/v1/things?word=a%20b%26c&limit=500", "200 {\"items\": [{\"n\": 1}], \"next\": \"p2\"}");
        answers.put(
                "/api/v1/things?word=a%20b%26c&limit=500&cursor=p2", "200 {\"items\": [{\"n\": 2}], \"next\": null}");
        answers.put("/api/v1/things?limit=1", "200 {\"items\": [{\"n\": 1}], \"next\": \"p2\"}");

        assertThat(api().list("/things", Thing.class, 0, "word", "a b&c", "other", null))
                .containsExactly(new Thing(1), new Thing(2));
        assertThat(api().list("/things", Thing.class, 1)).containsExactly(new Thing(1));
        assertThat(api().zone().getId()).isEqualTo("Europe/Paris");
    }

    @Test
    void aProblemIsToldAsIfTheCommandHadMetItItself() {
        answers.put(
                "/api/v1/runs/7",
                "404 {\"detail\": \"there is no run 7\", \"hint\": \"look\", \"runbook\": \"run-not-found\", \"exitCode\": 5}");

        ServerRefused refused = catchThrowableOfType(ServerRefused.class, () -> api().get("/runs/7", Thing.class));

        assertThat(refused).hasMessage("there is no run 7");
        assertThat(refused.hint()).isEqualTo("look");
        assertThat(refused.runbook()).isEqualTo("run-not-found");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
    }

    @Test
    void whatIsNoServerOfOursIsSaid() {
        answers.put("/api/v1/plan", "200 <html>welcome</html>");
        assertThatThrownBy(this::api).isInstanceOf(ServerSilent.class).hasMessageContaining("does not answer as");
        answers.put("/api/v1/plan", "502 <html>bad gateway</html>");
        assertThatThrownBy(this::api).isInstanceOf(ServerSilent.class);
    }

    @Test
    void aServerThatHangsOrGoesIsAnErrorAndNotWaitedForForEver() throws IOException {
        ServerApi api = api();
        server.stop(0);
        assertThatThrownBy(() -> api.get("/runs/7", Thing.class))
                .isInstanceOf(ServerSilent.class)
                .hasMessageContaining("cannot be reached");
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            LocalServer hanging = local("http://127.0.0.1:" + silent.getLocalPort());
            assertThatThrownBy(() -> ServerApi.of(hanging, "maria", Duration.ofMillis(200)))
                    .isInstanceOf(ServerSilent.class)
                    .hasMessageContaining("has not answered");
        }
    }

    @Test
    void aLeftOverFileOfThisMachineIsPassedOver() throws IOException {
        answers.put("/api/v1/plan", "401 {\"detail\": \"the token is unknown\"}");
        assertThat(ServerApi.of(local(address()), "maria", PATIENCE)).isEmpty();
        answers.put("/api/v1/plan", "200 " + PLAN);
        assertThat(ServerApi.of(local(address()), "maria", PATIENCE)).isPresent();
        server.stop(0);
        assertThat(ServerApi.of(local(address()), "maria", PATIENCE)).isEmpty();
    }

    @Test
    void aTokenTravelsToThisMachineOrEncrypted() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "mnt_abc\n");

        assertThat(ServerAccess.given(null, null, Map.of())).isEmpty();
        assertThat(ServerAccess.given("https://m.example.com/", token, Map.of()))
                .hasValue(new ServerAccess(URI.create("https://m.example.com"), "mnt_abc", null));
        assertThat(ServerAccess.given(
                        null, null, Map.of("MAINTENANCE_SERVER", "http://[::1]:1", "MAINTENANCE_TOKEN", "mnt_x")))
                .isPresent();
        for (String wrong : List.of("http://192.0.2.1", "ftp://m.example.com", "m.example.com", "https://", "::")) {
            assertThatThrownBy(() -> ServerAccess.given(wrong, token, Map.of()))
                    .as(wrong)
                    .isInstanceOf(ServerMisnamed.class);
        }
        assertThatThrownBy(() -> ServerAccess.given("https://m.example.com", null, Map.of()))
                .hasMessage("there is no token for the server");
        assertThatThrownBy(() -> ServerAccess.given("https://m.example.com", folder.resolve("none"), Map.of()))
                .hasMessageContaining("cannot be read");
    }

    private ServerApi api() {
        return ServerApi.of(new ServerAccess(URI.create(address()), "mnt_x", null), PATIENCE);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static LocalServer local(String address) {
        return new LocalServer(
                URI.create(address), "mnl_x", ProcessHandle.current().pid(), null, "");
    }
}
