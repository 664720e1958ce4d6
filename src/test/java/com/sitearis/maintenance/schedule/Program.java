package com.sitearis.maintenance.schedule;

import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a test's program in a JVM of its own. */
public record Program(Class<?> main, PgAddress database, Path folder) {

    /** Its output goes to {@code <name>.log} in the folder. */
    public Process start(String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        Secret password = database.password();
        builder.environment().put("TEST_PASSWORD", password == null ? "" : password.reveal());
        builder.environment().put("TEST_FOLDER", folder.toString());
        return builder.start();
    }
}
