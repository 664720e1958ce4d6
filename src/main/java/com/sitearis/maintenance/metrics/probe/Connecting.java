package com.sitearis.maintenance.metrics.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
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

    Connecting(URI url, long deadline, SSLContext context) {
        this.url = url;
        this.deadline = deadline;
        this.context = context;
    }

    /**
     * Puts the times into {@code times}, in milliseconds; those that were reached stay there when it fails.
     *
     * @return when the certificate expires; null without TLS
     */
    @Nullable
    Instant measure(Map<String, Double> times) throws IOException {
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

    private @Nullable Instant handshake(Socket socket, int port, Map<String, Double> times) throws IOException {
        try (SSLSocket secure =
                (SSLSocket) context.getSocketFactory().createSocket(socket, url.getHost(), port, true)) {
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
            secure.setSoTimeout(left());
            long begun = System.nanoTime();
            secure.startHandshake();
            times.put("http.tls", since(begun));
            return certificateUntil(secure.getSession().getPeerCertificates());
        }
    }

    /** The chain is as good as its first certificate to expire. */
    private static @Nullable Instant certificateUntil(Certificate[] chain) {
        return Arrays.stream(chain)
                .filter(X509Certificate.class::isInstance)
                .map(certificate ->
                        ((X509Certificate) certificate).getNotAfter().toInstant())
                .min(Comparator.naturalOrder())
                .orElse(null);
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
