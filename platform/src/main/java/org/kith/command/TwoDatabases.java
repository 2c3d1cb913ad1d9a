package org.kith.command;

import java.nio.file.Path;

/// A demonstration has a database of its own in its data folder, and the environment names another.
final class TwoDatabases extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TwoDatabases(Path folder) {
        super(folder
                + " is a demonstration with a database of its own, and KITH_DATABASE_URL names another: accounts and"
                + " files of the one would stand beside the data of the other. Unset KITH_DATABASE_URL, or name another"
                + " folder by --data.");
    }
}
