package com.sitearis.maintenance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The console as other machines reach it: by TLS of its own, and through proxies. */
class DoorsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @TempDir
    private Path folder;

    @Test
    void answersInTlsOnlyAndTakesUpARenewedCertificate() throws Exception {
        TestCertificate old = TestCertificate.make(folder, "old");
        TestCertificate renewed = TestCertificate.make(folder, "renewed");
        old.write(folder);
        String tls = "{ port: PORT, tls: { certificate: %1$s/console.crt, key: %1$s/console.key } }".formatted(folder);
        try (ServedConsole console = new ServedConsole(folder, tls)) {
            SSLContext trusting = trusting(old, renewed);
            HttpClient browser = HttpClient.newBuilder().sslContext(trusting).build();
            HttpRequest login = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + console.port() + "/login"))
                    .build();
            HttpResponse<String> page = browser.send(login, BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Strict-Transport-Security").orElse(""))
                    .contains("max-age=31536000");
            assertThat(page.headers().allValues("Set-Cookie"))
                    .isNotEmpty()
                    .allSatisfy(
                            cookie -> assertThat(cookie).startsWith("__Host-").contains("; Secure", "; HttpOnly"));

            HttpResponse<String> loggedIn = browser.send(loggingIn(console, login, page), BodyHandlers.ofString());
            assertThat(loggedIn.headers().allValues("Set-Cookie"))
                    .anySatisfy(cookie -> assertThat(cookie)
                            .startsWith("__Host-maintenance-session=")
                            .contains("; Secure", "; HttpOnly"));
            assertThat(console.jdbc()
                            .sql("select address from app.audit where actor = 'maria'")
                            .query(String.class)
                            .list())
                    .as("nobody said that there is a proxy")
                    .containsExactly("127.0.0.1");

            assertThat(said(console.port(), "127.0.0.1", "GET /login HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                    .as("in plain")
                    .startsWith("HTTP/1.1 400")
                    .doesNotContain("_csrf");
            assertThat(hello(console.port(), "0301")).as("TLS 1.0").isEqualTo("alert");
            assertThat(hello(console.port(), "0302")).as("TLS 1.1").isEqualTo("alert");
            assertThat(session(trusting, console.port(), "TLSv1.2").getProtocol())
                    .isEqualTo("TLSv1.2");
            assertThat(presented(console.port(), old, renewed)).isEqualTo(old.certificate());

            renewed.write(folder);
            assertThat(Waiting.until(
                            PATIENCE,
                            () -> presented(console.port(), old, renewed).equals(renewed.certificate())))
                    .isTrue();
        }
    }

    @Test
    void withoutItsCertificateItSaysSoAndDoesNotStart() {
        String tls = "{ port: PORT, tls: { certificate: %1$s/none.crt, key: %1$s/none.key } }".formatted(folder);
        assertThatThrownBy(() -> new ServedConsole(folder, tls))
                .isInstanceOf(ConsoleNotStarted.class)
                .hasMessageContaining("none.");
    }

    /** The proxy is 127.0.0.2, whoever else comes is not. */
    @Test
    void believesWhatProxiesSayOnlyOfThemAndOnlyTheirOwnWord() throws Exception {
        try (ServedConsole console =
                new ServedConsole(folder, "{ port: PORT, behind-proxy: true, proxies: [127.0.0.2] }")) {
            console.say("account", "add", "maria", "--role", "operator");
            String token = JsonMapper.shared()
                    .readTree(console.say("token", "add", "maria", "ci", "--role", "operator", "--json")
                            .out())
                    .path("token")
                    .asString();
            String proxy = "127.0.0.2";
            String stranger = "127.0.0.3";
            assertThat(audited(console, token, proxy, "203.0.113.9")).isEqualTo("203.0.113.9");
            assertThat(audited(console, token, stranger, "203.0.113.9"))
                    .as("of a stranger")
                    .isEqualTo(stranger);
            assertThat(audited(console, token, proxy, "10.6.6.6, 203.0.113.9"))
                    .as("what the client wrote before")
                    .isEqualTo("203.0.113.9");
            assertThat(audited(console, token, proxy, "203.0.113.9, 127.0.0.2"))
                    .as("two proxies")
                    .isEqualTo("203.0.113.9");
            assertThat(audited(console, token, proxy, "203.0.113.9, 127.0.0.3"))
                    .as("a hop that is no proxy of ours")
                    .isEqualTo(stranger);

            failedLogin(console, proxy, "203.0.113.77");
            failedLogin(console, stranger, "203.0.113.78");
            List<String> delayed = console.jdbc()
                    .sql("select key from app.login_failure where key like 'address:%' order by key")
                    .query(String.class)
                    .list();
            assertThat(delayed).containsExactly("address:127.0.0.3", "address:203.0.113.77");

            assertThat(said(console.port(), proxy, page("X-Forwarded-Proto: https")))
                    .contains("Strict-Transport-Security", "__Host-maintenance-csrf", "; Secure");
            assertThat(said(console.port(), stranger, page("X-Forwarded-Proto: https")))
                    .doesNotContain("Strict-Transport-Security")
                    .contains("__Host-maintenance-csrf", "; Secure");
            assertThat(api(console, token, proxy)).contains("\"url\":\"https://maintenance.example.com");
            assertThat(api(console, token, stranger)).doesNotContain("maintenance.example.com");
        }
    }

    private static HttpRequest loggingIn(ServedConsole console, HttpRequest login, HttpResponse<String> page) {
        String password = JsonMapper.shared()
                .readTree(console.say("account", "add", "maria", "--json").out())
                .path("password")
                .asString();
        Matcher csrf = CSRF.matcher(page.body());
        assertThat(csrf.find()).isTrue();
        String cookie = page.headers().firstValue("Set-Cookie").orElse("").split(";", 2)[0];
        return HttpRequest.newBuilder(login.uri())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookie)
                .header("X-Forwarded-For", "203.0.113.9")
                .POST(BodyPublishers.ofString("name=maria&password=" + password + "&_csrf=" + csrf.group(1)))
                .build();
    }

    private static String page(String header) {
        return "GET /login HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + header + "\r\n\r\n";
    }

    private static String api(ServedConsole console, String token, String from) throws IOException {
        return said(
                console.port(),
                from,
                "GET /api/v1/openapi.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer " + token
                        + "\r\nX-Forwarded-Host: maintenance.example.com\r\nX-Forwarded-Proto: https\r\n\r\n");
    }

    /** The address that the audit log has for a request. */
    private static String audited(ServedConsole console, String token, String from, String forwarded)
            throws IOException {
        String answer = said(
                console.port(),
                from,
                "POST /api/v1/jobs/nothing/resume HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n"
                        + "Authorization: Bearer " + token + "\r\nX-Forwarded-For: " + forwarded + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 404");
        return console.jdbc()
                .sql("select address from app.audit order by id desc limit 1")
                .query(String.class)
                .single();
    }

    private static void failedLogin(ServedConsole console, String from, String forwarded) throws IOException {
        String page = said(console.port(), from, page("X-Forwarded-Proto: https"));
        Matcher csrf = CSRF.matcher(page);
        Matcher cookie = Pattern.compile("Set-Cookie: ([^;]+)").matcher(page);
        assertThat(csrf.find() && cookie.find()).as(page).isTrue();
        String body = "name=maria&password=wrong&_csrf=" + csrf.group(1);
        String answer = said(
                console.port(),
                from,
                "POST /login HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Forwarded-For: " + forwarded
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nCookie: " + cookie.group(1)
                        + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        assertThat(answer).startsWith("HTTP/1.1 401");
    }

    /** What a server answers to these words, from one of this machine's addresses. */
    private static String said(int port, String from, String words) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (Socket socket = new Socket(here, port, InetAddress.getByName(from), 0)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Java itself would not say hello in a version that old. */
    private static String hello(int port, String version) throws IOException {
        String body = version + "00".repeat(32) + "00" + "0006" + "002f0035c013" + "0100";
        String message = "01" + "%06x".formatted(body.length() / 2) + body;
        byte[] record = HexFormat.of().parseHex("160301" + "%04x".formatted(message.length() / 2) + message);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(record);
            int type = new DataInputStream(socket.getInputStream()).readUnsignedByte();
            return type == 0x15 ? "alert" : "record of type " + type;
        }
    }

    private static SSLSession session(SSLContext context, int port, String... protocols) {
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.setEnabledProtocols(protocols);
            socket.startHandshake();
            return socket.getSession();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** To somebody who was never here: a session that is taken up again has the certificate of its beginning. */
    private static X509Certificate presented(int port, TestCertificate... trusted) {
        try {
            return (X509Certificate) session(trusting(trusted), port, "TLSv1.2").getPeerCertificates()[0];
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext trusting(TestCertificate... certificates) {
        try {
            return context(certificates);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext context(TestCertificate... certificates) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (TestCertificate one : certificates) {
            store.setCertificateEntry(
                    one.certificate().getSubjectX500Principal().getName(), one.certificate());
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
