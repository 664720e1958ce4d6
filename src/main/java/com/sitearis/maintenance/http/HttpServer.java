package com.sitearis.maintenance.http;

import com.sitearis.maintenance.plan.IntakeSettings;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.Http11NioProtocol;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Tomcat with one servlet, while a node serves and its plan has an intake. */
public final class HttpServer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(HttpServer.class);

    /** Tomcat logs past our log and tells of every step; kept here, because levels of loggers nobody holds are forgotten. */
    private static final java.util.logging.Logger TOMCAT = java.util.logging.Logger.getLogger("org.apache");

    private static final int THREADS = 24;
    private static final int CONNECTIONS = 1000;
    private static final int HEADER_BYTES = 16 * 1024;
    private static final int HEADERS = 100;
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int SWALLOWED_BYTES = 64 * 1024;

    private final boolean serving;
    private final Supplier<MaintenancePlan> plan;
    private final Path folder;
    private final FrontServlet servlet;
    private @Nullable Tomcat tomcat;

    /**
     * Listens once it is started.
     *
     * @param folder for Tomcat, which wants one and leaves nothing in it
     */
    public HttpServer(
            boolean serving, Supplier<MaintenancePlan> plan, Path folder, List<? extends HttpService> services) {
        this.serving = serving;
        this.plan = plan;
        this.folder = folder;
        this.servlet = new FrontServlet(plan, List.copyOf(services));
    }

    /** To be called before any Tomcat of this program starts. */
    public static void calmTomcat() {
        TOMCAT.setLevel(Level.WARNING);
    }

    @Override
    public synchronized void start() {
        IntakeSettings settings = plan.get().intake();
        if (!serving || settings == null) {
            return;
        }
        calmTomcat();
        Tomcat starting = new Tomcat();
        starting.setBaseDir(folder.toString());
        starting.setConnector(connector(settings));
        StandardContext context = (StandardContext) starting.addContext("", null);
        // Nothing is ever undeployed: there are no leaks of an application to look for.
        context.setClearReferencesRmiTargets(false);
        context.setClearReferencesThreadLocals(false);
        Tomcat.addServlet(context, "front", servlet);
        context.addServletMappingDecoded("/*", "front");
        ((StandardHost) starting.getHost()).setErrorReportValveClass(ProblemValve.class.getName());
        try {
            starting.start();
        } catch (LifecycleException e) {
            throw failed(starting, settings, e);
        }
        tomcat = starting;
        log.info("intake: http://{}:{}", settings.address(), port());
    }

    private static RuntimeException failed(Tomcat starting, IntakeSettings settings, LifecycleException why) {
        try {
            starting.destroy();
        } catch (LifecycleException e) {
            why.addSuppressed(e);
        }
        return new HttpNotStarted(settings.address() + ":" + settings.port(), why);
    }

    private static Connector connector(IntakeSettings settings) {
        Http11NioProtocol protocol = new Http11NioProtocol();
        Connector connector = new Connector(protocol);
        connector.setPort(settings.port());
        connector.setProperty("address", settings.address());
        connector.setThrowOnFailure(true);
        connector.setXpoweredBy(false);
        connector.setMaxPostSize(0); // no body is read as a form
        protocol.setMaxThreads(THREADS);
        protocol.setMinSpareThreads(1);
        protocol.setMaxConnections(CONNECTIONS);
        protocol.setConnectionTimeout(PATIENCE_MILLIS);
        protocol.setKeepAliveTimeout(PATIENCE_MILLIS);
        protocol.setMaxHttpRequestHeaderSize(HEADER_BYTES);
        protocol.setMaxHeaderCount(HEADERS);
        protocol.setMaxSwallowSize(SWALLOWED_BYTES);
        return connector;
    }

    /** The port it listens on; of use when the plan says 0. */
    public synchronized int port() {
        return tomcat == null ? -1 : tomcat.getConnector().getLocalPort();
    }

    @Override
    public synchronized void stop() {
        if (tomcat != null) {
            try {
                tomcat.stop();
                tomcat.destroy();
            } catch (LifecycleException e) {
                log.warn("the intake did not end cleanly: {}", e.toString());
            }
            tomcat = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return tomcat != null;
    }
}
