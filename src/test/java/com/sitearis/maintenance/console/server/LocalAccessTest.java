package com.sitearis.maintenance.console.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.console.account.Role;
import com.sitearis.maintenance.plan.ConsoleSettings;
import com.sitearis.maintenance.plan.ConsoleSettings.Tls;
import com.sitearis.maintenance.plan.Home;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;

/** Whom the server lets in by the private file of its home. */
class LocalAccessTest {

    private static final ConsoleSettings HERE = settings("127.0.0.1");

    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void home() {
        home = new Home(folder.resolve("var"));
    }

    @Test
    void whoeverMayReadTheFileMayAskFromThisMachine() throws IOException {
        LocalAccess access = started(HERE);

        LocalServer told = LocalServer.of(home).orElseThrow();

        assertThat(told.address()).isEqualTo(URI.create("http://127.0.0.1:8701"));
        assertThat(told.plan()).isEqualTo("/plan");
        assertThat(told.toString()).doesNotContain(told.token());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(LocalServer.file(home))))
                .isEqualTo("rw-------");
        SignedIn who = access.knows(request("127.0.0.1", "/api/v1/plan", "maria"), told.token())
                .orElseThrow();
        assertThat(who.getName()).isEqualTo("local:maria");
        assertThat(who.role()).isEqualTo(Role.OPERATOR);
        assertThat(access.knows(request("::1", "/api/v1/plan", "m\nad"), told.token()))
                .hasValueSatisfying(one -> assertThat(one.getName()).isEqualTo("local:somebody"));
        assertThat(access.knows(request("192.0.2.1", "/api/v1/plan", "maria"), told.token()))
                .isEmpty();
        assertThat(access.knows(request("127.0.0.1", "/accounts", "maria"), told.token()))
                .isEmpty();
        assertThat(access.knows(request("127.0.0.1", "/api/v1/plan", "maria"), told.token() + "x"))
                .isEmpty();
    }

    @Test
    void theFileGoesWithItsServerAndNoOther() {
        LocalAccess first = started(HERE);
        LocalAccess second = started(HERE);

        first.stop();
        assertThat(LocalServer.of(home)).isPresent();
        second.stop();
        assertThat(LocalServer.file(home)).doesNotExist();
    }

    @Test
    void theFileOfAKilledServerIsNotBelieved() throws IOException {
        started(HERE);
        String file = Files.readString(LocalServer.file(home));

        Files.writeString(LocalServer.file(home), file.replaceFirst("\"started\":\"\\d{4}", "\"started\":\"1999"));
        assertThat(LocalServer.of(home)).isEmpty();
        Files.writeString(LocalServer.file(home), file.replaceFirst("\"process\":\\d+", "\"process\":2147483646"));
        assertThat(LocalServer.of(home)).isEmpty();
        Files.writeString(LocalServer.file(home), file.substring(0, file.length() / 2));
        assertThat(LocalServer.of(home)).isEmpty();
        Files.writeString(LocalServer.file(home), file);
        assertThat(LocalServer.of(home)).isPresent();
    }

    @Test
    void nothingIsToldWhereCommandsCouldNotSpeakPlainly() {
        started(settings("192.0.2.1"));
        assertThat(LocalServer.file(home)).doesNotExist();
        Tls tls = new Tls(Path.of("c"), Path.of("k"));
        started(new ConsoleSettings("0.0.0.0", 1, null, false, tls));
        assertThat(LocalServer.file(home)).doesNotExist();
        started(settings("0.0.0.0"));
        assertThat(LocalServer.of(home)).isPresent();
    }

    private LocalAccess started(ConsoleSettings settings) {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("local.server.port", "8701")
                .withProperty("maintenance.plan-folder", "/plan");
        LocalAccess access = new LocalAccess(home, settings, environment, Clock.systemUTC());
        access.start();
        return access;
    }

    private static ConsoleSettings settings(String address) {
        return new ConsoleSettings(address, 1, null, false, null);
    }

    private static MockHttpServletRequest request(String from, String path, String person) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setRemoteAddr(from);
        request.addHeader(LocalAccess.PERSON, person);
        return request;
    }
}
