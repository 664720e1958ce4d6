package com.sitearis.maintenance.kpi;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import javax.sql.DataSource;

/** A database whose caller stands still for ever right after a statement, to be killed there. */
final class HoldingDatabase {

    private final String fragment;

    /** @param fragment of the SQL of the statement, or empty to hold nowhere */
    HoldingDatabase(String fragment) {
        this.fragment = fragment;
    }

    DataSource over(DataSource real) {
        return proxy(DataSource.class, real, "");
    }

    private <T> T proxy(Class<T> type, T real, String sql) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            Object result;
            try {
                result = method.invoke(real, args);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
            if (real instanceof PreparedStatement && method.getName().startsWith("execute") && holds(sql)) {
                System.out.println("holding");
                Thread.sleep(Long.MAX_VALUE);
            }
            return result instanceof Connection connection
                    ? proxy(Connection.class, connection, "")
                    : result instanceof PreparedStatement prepared
                            ? proxy(PreparedStatement.class, prepared, (String) args[0])
                            : result;
        }));
    }

    private boolean holds(String sql) {
        return !fragment.isEmpty() && sql.replaceAll("\\s+", " ").contains(fragment);
    }
}
