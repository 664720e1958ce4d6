package com.sitearis.maintenance.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A network between a program and a server that cuts connections which have carried too much. */
final class CuttingProxy implements AutoCloseable {

    private final ServerSocket listening;
    private final int serverPort;
    private final long most;
    private final AtomicInteger cutsLeft;
    private final AtomicInteger cuts = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Begins to listen.
     *
     * @param most bytes one connection may carry in one direction before it is cut
     * @param times how many connections are cut; later ones carry anything
     */
    CuttingProxy(int serverPort, long most, int times) throws IOException {
        this.serverPort = serverPort;
        this.most = most;
        this.cutsLeft = new AtomicInteger(times);
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    int cuts() {
        return cuts.get();
    }

    private void accept() {
        try {
            while (!listening.isClosed()) {
                Socket from = listening.accept();
                Socket to = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                threads.execute(() -> carry(from, to));
                threads.execute(() -> carry(to, from));
            }
        } catch (IOException e) {
            // closed: the test is over
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] block = new byte[16 * 1024];
            long carried = 0;
            int count = in.read(block);
            while (count >= 0) {
                carried += count;
                if (carried > most && cutsLeft.getAndDecrement() > 0) {
                    cuts.incrementAndGet();
                    return;
                }
                out.write(block, 0, count);
                count = in.read(block);
            }
        } catch (IOException e) {
            // cut by the other direction
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }
}
