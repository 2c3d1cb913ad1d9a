package org.kith.command;

import java.io.IOException;
import org.kith.database.FileTrouble;

/// There can be no data folder where one was wanted.
final class NoDataFolder extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoDataFolder(IOException trouble) {
        super("the data folder cannot be used. " + FileTrouble.words(trouble) + ". Name another with --data.", trouble);
    }
}
