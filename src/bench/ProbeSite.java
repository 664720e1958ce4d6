import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Executors;

/**
 * A web site for the bench of the probe: /fast/N answers at once, /slow/N after two seconds, and /hang/N at once until a given
 * second and never afterwards. Writes down when each request came.
 *
 * <p>Arguments: the file to write to, and the instant from which on /hang/ hangs. Prints its port.
 */
final class ProbeSite {

    public static void main(String[] arguments) throws IOException {
        PrintStream log = new PrintStream(Path.of(arguments[0]).toFile());
        Instant hangs = Instant.parse(arguments[1]);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            Instant now = Instant.now();
            String path = exchange.getRequestURI().getPath();
            synchronized (log) {
                log.println(now.toEpochMilli() + " " + path);
            }
            try {
                if (path.startsWith("/hang/") && now.isAfter(hangs)) {
                    Thread.sleep(600_000);
                } else if (path.startsWith("/slow/")) {
                    Thread.sleep(2_000);
                }
            } catch (InterruptedException e) {
                return;
            }
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'o', 'k'});
            exchange.close();
        });
        server.start();
        System.out.println(server.getAddress().getPort());
    }
}
