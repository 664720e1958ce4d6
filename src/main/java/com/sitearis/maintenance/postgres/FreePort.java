package com.sitearis.maintenance.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;

/** Ports on the loopback address. */
final class FreePort {

    /** Below the ports that kernels hand out to outgoing connections, one of which may sit on ours while we are down. */
    private static final int FIRST = 20_000;

    private static final int COUNT = 10_000;

    private static final SecureRandom RANDOM = new SecureRandom();

    private FreePort() {}

    /** A port that nothing uses now. Somebody may take it before we do: be ready to ask again. */
    static int any() {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            int port = FIRST + RANDOM.nextInt(COUNT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new PgServerFailed(
                "no free port between " + FIRST + " and " + (FIRST + COUNT) + " on 127.0.0.1",
                "see with `ss -ltn` what uses them all",
                null);
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
