package org.kith.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;

/// A command of its own process for `DatabaseIT`: opens the data folder, adds a row, says so, and stays until its input
/// ends.
final class OpenAndWait {

    private OpenAndWait() {}

    public static void main(String[] arguments) throws Exception {
        try (var database = Database.open(Path.of(arguments[0]), Map.of())) {
            addRow(database);
            System.out.println("open " + database.url());
            waitForEndOfInput();
        }
        System.out.println("closed");
    }

    private static void addRow(Database database) throws Exception {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists visit (n int)");
            statement.execute("insert into visit values (1)");
        }
    }

    private static void waitForEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // the test holds the other end
        }
    }
}
