package org.kith.command;

import java.nio.file.Path;

/// A data folder belongs to another database than the one that a command would open beside it.
final class AnotherDatabase extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private AnotherDatabase(String message) {
        super(message);
    }

    static AnotherDatabase notNamed(Path folder) {
        return new AnotherDatabase(folder
                + " belongs to a database on a server, and KITH_DATABASE_URL does not name it. Nothing was touched."
                + " Set KITH_DATABASE_URL as before, or name another folder with --data.");
    }

    static AnotherDatabase of(Path folder) {
        return new AnotherDatabase(folder
                + " belongs to another database than the one that KITH_DATABASE_URL names, or that lies in it where the"
                + " variable is not set. Nothing was touched. Set KITH_DATABASE_URL as before, or name another folder with"
                + " --data.");
    }
}
