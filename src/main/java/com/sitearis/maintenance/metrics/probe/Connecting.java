package com.sitearis.maintenance.metrics.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Connects to an address and goes away again: what that took, and until when its certificate is good. */
final class Connecting {

    private final URI url;
    private final long deadline;
    private final SSLContext context;
    private final Clock clock;

    Connecting(URI url, long deadline, SSLContext context, Clock clock) {
        this.url = url;
        this.deadline = deadline;
        this.context = context;
        this.clock = clock;
    }

    /**
     * Puts the times into {@code times}, in milliseconds; those that were reached stay there when it fails.
     *
     * @return until the certificate expires; null without TLS
     */
    @Nullable
    Duration measure(Map<String, Double> times) throws IOException {
        boolean tls = "https".equals(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
        long begun = System.nanoTime();
        InetAddress address = InetAddress.getByName(url.getHost());
        times.put("http.dns", since(begun));
        try (Socket socket = new Socket()) {
            begun = System.nanoTime();
            socket.connect(new InetSocketAddress(address, port), left());
            times.put("http.connect", since(begun));
            return tls ? handshake(socket, port, times) : null;
        }
    }

    private Duration handshake(Socket socket, int port, Map<String, Double> times) throws IOException {
        try (SSLSocket secure =
                (SSLSocket) context.getSocketFactory().createSocket(socket, url.getHost(), port, true)) {
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
            secure.setSoTimeout(left());
            long begun = System.nanoTime();
            secure.startHandshake();
            times.put("http.tls", since(begun));
            return certificateLeft(secure.getSession().getPeerCertificates());
        }
    }

    /** The chain is as good as its first certificate to expire. */
    private Duration certificateLeft(Certificate[] chain) {
        Duration left = Duration.ofDays(36_500);
        for (Certificate certificate : chain) {
            if (certificate instanceof X509Certificate x509) {
                Duration until =
                        Duration.between(clock.instant(), x509.getNotAfter().toInstant());
                left = until.compareTo(left) < 0 ? until : left;
            }
        }
        return left;
    }

    /** In milliseconds, for a socket: at least one, as none means without end. */
    private int left() throws SocketTimeoutException {
        long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (millis <= 0) {
            throw new SocketTimeoutException();
        }
        return (int) millis;
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e6;
    }
}
