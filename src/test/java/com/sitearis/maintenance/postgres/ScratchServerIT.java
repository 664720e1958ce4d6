package com.sitearis.maintenance.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.plan.PgAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class ScratchServerIT {

    @Test
    void answersAsSuperuserAndKeepsNothingDurably() throws Exception {
        PgAddress database = TestServer.createDatabase("Odd \"name\" é");
        try (Connection connection = TestServer.open(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select current_user, current_database(), current_setting('fsync'), current_setting('is_superuser')")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("maintenance_scratch");
            assertThat(row.getString(2)).isEqualTo("Odd \"name\" é");
            assertThat(row.getString(3)).isEqualTo("off");
            assertThat(row.getString(4)).isEqualTo("on");
        }
    }
}
