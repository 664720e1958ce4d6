package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.postgres.SqlFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the shop's site asks: {@code sql/demo/shop-load.sql}, each statement as often as it says. */
final class DemoLoad {

    private static final Pattern STATEMENT = Pattern.compile("-- (\\d+) times\\n(.*?);", Pattern.DOTALL);

    private DemoLoad() {}

    /** Answers how many statements were executed. */
    static int run(Connection connection) throws SQLException {
        int executed = 0;
        Matcher one = STATEMENT.matcher(SqlFile.text("demo/shop-load.sql"));
        try (Statement statement = connection.createStatement()) {
            while (one.find()) {
                int times = Integer.parseInt(one.group(1));
                for (int i = 0; i < times; i++) {
                    statement.execute(one.group(2));
                }
                executed += times;
            }
        }
        return executed;
    }
}
