package com.sitearis.maintenance.metrics.intake;

import com.sitearis.maintenance.BrowserProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Chromium without a window, spoken to by its DevTools protocol. */
final class Browser implements AutoCloseable {

    private static final String LISTENS = "DevTools listening on ";
    private static final long PATIENCE_SECONDS = 30;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Process process;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger commands = new AtomicInteger();

    private Browser(Process process, URI address) {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, new Answers())
                .join();
    }

    /** @param folder for its profile */
    static Browser start(Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        BrowserProgram.find().toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--no-proxy-server",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + folder.toAbsolutePath(),
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader says = process.errorReader(StandardCharsets.UTF_8);
        StringBuilder told = new StringBuilder();
        for (String line = says.readLine(); line != null; line = says.readLine()) {
            if (line.startsWith(LISTENS)) {
                Thread reader = new Thread(() -> says.lines().forEach(ignored -> {}), "what the browser says");
                reader.setDaemon(true);
                reader.start();
                return new Browser(process, URI.create(line.substring(LISTENS.length())));
            }
            told.append(line).append('\n');
        }
        throw new IOException("the browser ended at once:\n" + told);
    }

    /** A new tab in front of the others, which it hides. */
    Tab open(String url) {
        String target = call("", "Target.createTarget", Map.of("url", url))
                .get("targetId")
                .asString();
        String session = call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .asString();
        return new Tab(target, session);
    }

    final class Tab {

        private final String target;
        private final String session;

        private Tab(String target, String session) {
            this.target = target;
            this.session = session;
        }

        void toFront() {
            call("", "Target.activateTarget", Map.of("targetId", target));
        }

        /** The value of an expression, as JSON. */
        JsonNode evaluate(String expression) {
            JsonNode answer = call(
                    session,
                    "Runtime.evaluate",
                    Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
            if (answer.has("exceptionDetails")) {
                throw new IllegalStateException(answer.get("exceptionDetails").toString());
            }
            return answer.path("result").path("value");
        }

        /** With the mouse, so that the page takes it for a person's. */
        void click(String selector) {
            JsonNode box = evaluate("(() => { const b = document.querySelector('" + selector
                    + "').getBoundingClientRect(); return { x: b.x + b.width / 2, y: b.y + b.height / 2 } })()");
            for (String type : List.of("mousePressed", "mouseReleased")) {
                call(
                        session,
                        "Input.dispatchMouseEvent",
                        Map.of(
                                "type",
                                type,
                                "x",
                                box.get("x").asDouble(),
                                "y",
                                box.get("y").asDouble(),
                                "button",
                                "left",
                                "clickCount",
                                1));
            }
        }
    }

    private JsonNode call(String session, String method, Map<String, Object> parameters) {
        int id = commands.incrementAndGet();
        Map<String, Object> message = new HashMap<>(Map.of("id", id, "method", method, "params", parameters));
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        socket.sendText(JSON.writeValueAsString(message), true).join();
        JsonNode told = answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        if (told.has("error")) {
            throw new IllegalStateException(method + ": " + told.get("error"));
        }
        return told.get("result");
    }

    /** Hands each answer to the command that waits for it; events are of no interest. */
    private final class Answers implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                JsonNode message = JSON.readTree(text.toString());
                text.setLength(0);
                CompletableFuture<JsonNode> asked =
                        waiting.remove(message.path("id").asInt(0));
                if (asked != null) {
                    asked.complete(message);
                }
            }
            from.request(1);
            return null;
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            process.getErrorStream().close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
