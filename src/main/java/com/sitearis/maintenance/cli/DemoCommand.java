package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.failure.ExitCode;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code maintenance demo}: everything once, on a small shop of its own. */
@Command(name = "demo", description = "a real backup, its proof, a year of retention, an accident and a restore")
final class DemoCommand implements Runnable {

    private final Invocation invocation;

    @Option(names = "--exit", description = "ends when it is done, instead of serving the demonstration's plan")
    private boolean exit;

    DemoCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public void run() {
        try (Demo demo = Demo.open(invocation)) {
            demo.play();
            if (!exit) {
                demo.tellThatItServes();
                new CountDownLatch(1).await(); // until Ctrl-C
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new DemoFailed(failed);
        }
    }

    /** The demonstration met something that it did not expect. */
    static final class DemoFailed extends com.sitearis.maintenance.failure.Failure {
        DemoFailed(Throwable cause) {
            super(
                    "the demonstration failed: " + cause.getMessage(),
                    "remove its folder (var/demo) and try again; if it fails again, report it with what it printed",
                    "demo-failed",
                    cause);
        }

        @Override
        public ExitCode exitCode() {
            return ExitCode.FAILED;
        }
    }
}
