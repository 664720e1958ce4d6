package com.sitearis.maintenance.schedule;

import com.sitearis.maintenance.run.Node;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/**
 * Opens Quartz on its tables, in cluster mode. Used by nodes, which start it, and by commands, which do not: what those
 * write is fired by a node.
 */
final class QuartzStore {

    /** The cluster's name in every row of Quartz's tables. */
    static final String CLUSTER = "maintenance";

    private static final AtomicLong SERIAL = new AtomicLong();

    private QuartzStore() {}

    /**
     * The name under which a program checks in with Quartz. Its start belongs to it: Quartz takes two programs of one name
     * for one, and containers on two machines may well share host name and process number.
     */
    static String instance(Node node) {
        return node.name() + "@" + node.started().toEpochMilli();
    }

    /** The node's name in its instance's. */
    static String nodeName(String instance) {
        int at = instance.lastIndexOf('@');
        return at < 0 ? instance : instance.substring(0, at);
    }

    /**
     * @param instance unique among living programs
     * @param threads how many runs go on at once
     */
    static Scheduler open(DataSource dataSource, String instance, int threads) {
        // Quartz keeps pools and schedulers by name for the whole JVM. Ours is given back at once, so that a node and a
        // command, or two nodes in a test, may live in one JVM.
        String pool = CLUSTER + "-" + SERIAL.incrementAndGet();
        DBConnectionManager.getInstance().addConnectionProvider(pool, new Pooled(dataSource));
        synchronized (SERIAL) {
            try {
                SchedulerRepository.getInstance().remove(CLUSTER);
                Scheduler scheduler = new StdSchedulerFactory(properties(instance, threads, pool)).getScheduler();
                SchedulerRepository.getInstance().remove(CLUSTER);
                return scheduler;
            } catch (SchedulerException e) {
                throw new ScheduleFailed("opening them", e);
            }
        }
    }

    private static Properties properties(String instance, int threads, String pool) {
        Properties quartz = new Properties();
        quartz.setProperty("org.quartz.scheduler.instanceName", CLUSTER);
        quartz.setProperty("org.quartz.scheduler.instanceId", instance);
        // How soon a node sees what a command or another node wrote, while it has nothing else to do.
        quartz.setProperty("org.quartz.scheduler.idleWaitTime", "2000");
        quartz.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
        quartz.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        quartz.setProperty("org.quartz.threadPool.threadCount", Integer.toString(threads));
        quartz.setProperty("org.quartz.threadPool.threadNamePrefix", "run");
        quartz.setProperty("org.quartz.jobStore.class", JobStoreTX.class.getName());
        quartz.setProperty("org.quartz.jobStore.driverDelegateClass", PostgreSQLDelegate.class.getName());
        quartz.setProperty("org.quartz.jobStore.dataSource", pool);
        quartz.setProperty("org.quartz.jobStore.tablePrefix", "quartz.QRTZ_");
        quartz.setProperty("org.quartz.jobStore.isClustered", "true");
        quartz.setProperty("org.quartz.jobStore.clusterCheckinInterval", "3000");
        // Data maps hold strings only: no Java serialisation in the database.
        quartz.setProperty("org.quartz.jobStore.useProperties", "true");
        quartz.setProperty("org.quartz.jobStore.acquireTriggersWithinLock", "true");
        return quartz;
    }

    /** Our own pool; whoever made it closes it. */
    private record Pooled(DataSource dataSource) implements ConnectionProvider {

        @Override
        public Connection getConnection() throws SQLException {
            return dataSource.getConnection();
        }

        @Override
        public void initialize() {}

        @Override
        public void shutdown() {}
    }
}
