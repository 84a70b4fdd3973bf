package dev.earmark.store.sql.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A connection whose disk fails at every commit. */
final class FailingCommits {

    private FailingCommits() {}

    static Sql of(SqliteFile file) {
        try {
            Connection real = DriverManager.getConnection("jdbc:sqlite:" + file.path());
            return new Sql((Connection) Proxy.newProxyInstance(FailingCommits.class.getClassLoader(), new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> method.getName().equals("prepareStatement") && arguments[0].equals("commit") ? failing()
                    : call(real, method, arguments)), Dialect.SQLITE);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static PreparedStatement failing() {
        return (PreparedStatement) Proxy.newProxyInstance(FailingCommits.class.getClassLoader(), new Class<?>[] {PreparedStatement.class},
                (proxy, method, arguments) -> {
            if (method.getName().equals("executeUpdate")) {
                throw new SQLiteException("disk I/O error", SQLiteErrorCode.SQLITE_IOERR_FSYNC);
            }
            return null;
        });
    }

    private static Object call(Object target, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
