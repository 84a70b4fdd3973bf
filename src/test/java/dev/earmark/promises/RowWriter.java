package dev.earmark.promises;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A program that keeps numbers in a database and says so: to show that the power cut catches one that says so too early. */
final class RowWriter {

    private RowWriter() {}

    /** @param arguments the database, then {@code FULL} or {@code NORMAL} */
    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0]);
                Statement statement = connection.createStatement()) {
            statement.execute("pragma journal_mode=WAL");
            statement.execute("pragma synchronous=" + arguments[1]);
            statement.execute("create table row (number integer primary key)");
            for (int number = 1; ; number++) {
                statement.execute("insert into row values (" + number + ")");
                System.out.println(number + ";");
                System.out.flush();
            }
        }
    }

    /** How many of the first {@code told} numbers are there. */
    static long rows(Path database, long told) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from row where number <= " + told)) {
            return rows.next() ? rows.getLong(1) : 0;
        } catch (SQLException noTable) {
            return 0;
        }
    }
}
