package com.sitearis.maintenance.backup;

import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.postgres.PgPrograms;
import java.time.Clock;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Contributes the kind {@code database-backup} to a node. */
@Configuration(proxyBeanMethods = false)
public class BackupConfiguration {

    @Bean
    Workshop backupWorkshop(Home home, Clock clock, PgPrograms programs, JdbcConnectionDetails database) {
        return Workshop.of(home, clock, programs, direct(database)).tidied();
    }

    @Bean
    DatabaseBackupJob databaseBackupJob(Workshop workshop) {
        return new DatabaseBackupJob(workshop);
    }

    /** Beside the pool: a backup's lock is held for hours, and must die with its holder. */
    private static DataSource direct(JdbcConnectionDetails database) {
        PGSimpleDataSource direct = new PGSimpleDataSource();
        direct.setUrl(database.getJdbcUrl());
        direct.setUser(database.getUsername());
        direct.setPassword(database.getPassword());
        direct.setTcpKeepAlive(true);
        direct.setConnectTimeout(10);
        direct.setApplicationName("maintenance backup");
        return direct;
    }
}
