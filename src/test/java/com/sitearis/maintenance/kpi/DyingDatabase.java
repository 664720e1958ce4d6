package com.sitearis.maintenance.kpi;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A database as seen by a program that is killed before its nth statement, which is after the one before it. */
final class DyingDatabase {

    /** The program's death: nothing after it is executed. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private final AtomicInteger left;

    DyingDatabase(int statements) {
        this.left = new AtomicInteger(statements);
    }

    DataSource over(DataSource real) {
        return proxy(DataSource.class, real);
    }

    private <T> T proxy(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            boolean statement =
                    real instanceof PreparedStatement && method.getName().startsWith("execute");
            if (statement && left.decrementAndGet() < 0) {
                throw new Killed();
            }
            Object result;
            try {
                result = method.invoke(real, args);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
            return result instanceof Connection connection
                    ? proxy(Connection.class, connection)
                    : result instanceof PreparedStatement prepared ? proxy(PreparedStatement.class, prepared) : result;
        }));
    }
}
