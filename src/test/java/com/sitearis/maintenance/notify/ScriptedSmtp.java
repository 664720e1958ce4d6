package com.sitearis.maintenance.notify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that misbehaves as told, one connection after the other, and remembers every mail that it was given in full. */
public final class ScriptedSmtp implements AutoCloseable {

    /** How one connection goes. */
    public enum Mode {
        TAKES,
        /** Has the whole mail, and is gone before it says so. */
        DROPS_AFTER_DATA,
        /** Has half of the mail, and is gone. */
        DROPS_WITHIN_DATA,
        REFUSES_RECIPIENT,
        BUSY,
        REFUSES_PASSWORD,
        OFFERS_NO_TLS
    }

    private final ServerSocket server;
    private final Queue<Mode> modes = new ConcurrentLinkedQueue<>();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<String> dialogue = new CopyOnWriteArrayList<>();
    private final boolean tls;
    private volatile Runnable beforeDrop = () -> {};

    public ScriptedSmtp(Mode... modes) throws IOException {
        this(false, modes);
    }

    private ScriptedSmtp(boolean tls, Mode... modes) throws IOException {
        this.tls = tls;
        this.modes.addAll(List.of(modes));
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    public static ScriptedSmtp withStartTls(Mode... modes) throws IOException {
        return new ScriptedSmtp(true, modes);
    }

    /** What happens while the server has a mail in full and has not said so. */
    public void beforeDrop(Runnable work) {
        beforeDrop = work;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** The mails that were received in full, whether or not the sender was told. */
    public List<String> received() {
        return received;
    }

    /** The lines of all clients outside of mails. */
    public List<String> dialogue() {
        return dialogue;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                Mode mode = modes.isEmpty() ? Mode.TAKES : modes.remove();
                talk(socket, mode);
            } catch (IOException e) {
                dialogue.add("(" + e.getClass().getSimpleName() + ")");
            }
        }
    }

    private void talk(Socket socket, Mode mode) throws IOException {
        say(socket, mode == Mode.BUSY ? "421 4.3.2 too busy" : "220 scripted ESMTP");
        BufferedReader in = reader(socket);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            dialogue.add(line);
            String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            switch (verb) {
                case "EHLO" -> {
                    boolean offers = tls && mode != Mode.OFFERS_NO_TLS && !(socket instanceof SSLSocket);
                    say(socket, "250-scripted", offers ? "250-STARTTLS" : "250-8BITMIME", "250 AUTH PLAIN");
                }
                case "STARTTLS" -> {
                    say(socket, "220 go ahead");
                    socket = secured(socket);
                    in = reader(socket);
                }
                case "AUTH" -> say(socket, mode == Mode.REFUSES_PASSWORD ? "535 5.7.8 no" : "235 welcome");
                case "RCPT" -> say(socket, mode == Mode.REFUSES_RECIPIENT ? "550 5.1.1 no such user" : "250 ok");
                case "DATA" -> {
                    say(socket, "354 go on");
                    if (!data(in, socket, mode)) {
                        return;
                    }
                }
                case "QUIT" -> {
                    say(socket, "221 bye");
                    return;
                }
                default -> say(socket, "250 ok");
            }
        }
    }

    private boolean data(BufferedReader in, Socket socket, Mode mode) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (mode == Mode.DROPS_WITHIN_DATA && mail.length() > 50) {
                return false;
            }
            mail.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        received.add(mail.toString());
        if (mode == Mode.DROPS_AFTER_DATA) {
            beforeDrop.run();
            return false;
        }
        say(socket, "250 2.0.0 taken as " + received.size());
        return true;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
    }

    private static void say(Socket socket, String... lines) throws IOException {
        socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n").getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private static SSLSocket secured(Socket plain) throws IOException {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(keyStore(), "changeit".toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            SSLSocket secured =
                    (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", plain.getPort(), true);
            secured.setUseClientMode(false);
            secured.startHandshake();
            return secured;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A certificate for localhost, of nobody but itself. */
    public static KeyStore keyStore() {
        try (InputStream file = ScriptedSmtp.class.getResourceAsStream("localhost.p12")) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(file, "changeit".toCharArray());
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
