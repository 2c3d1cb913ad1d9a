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

    /// The one that lies in it, where it is not the one that the folder belongs to any more.
    static AnotherDatabase onAServer(Path folder) {
        return new AnotherDatabase(folder
                + " belongs to a database on a server, and KITH_DATABASE_URL is not set. Nothing was touched. Set"
                + " KITH_DATABASE_URL as before. To go back on purpose to the one in its folder postgres, as it was"
                + " before it moved, delete database.id in the data folder: files that the server alone knows are then"
                + " let go of.");
    }

    /// A copy of the one that lies in it.
    static AnotherDatabase within(Path folder) {
        return new AnotherDatabase(folder
                + " belongs to the database in its folder postgres, and KITH_DATABASE_URL names a copy on a server."
                + " Nothing was touched. Unset KITH_DATABASE_URL; or, if it has moved there for good, take the folder"
                + " postgres out of the data folder.");
    }
}
