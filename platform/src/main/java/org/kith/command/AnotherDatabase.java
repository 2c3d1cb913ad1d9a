package org.kith.command;

import java.nio.file.Path;

/// A data folder belongs to another database than the one that a command would open beside it.
final class AnotherDatabase extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private AnotherDatabase(String message) {
        super(message);
    }

    static AnotherDatabase notHere(Path folder) {
        return new AnotherDatabase(folder
                + " belongs to a database that is not here. Nothing was touched. If it lay in the folder, put its folder"
                + " postgres back; if it is on a server, set KITH_DATABASE_URL as before; or name another folder with"
                + " --data.");
    }

    static AnotherDatabase of(Path folder) {
        return new AnotherDatabase(folder
                + " belongs to another database than the one that KITH_DATABASE_URL names, or that lies in it where the"
                + " variable is not set. Nothing was touched. Set KITH_DATABASE_URL as before, or name another folder with"
                + " --data.");
    }
}
