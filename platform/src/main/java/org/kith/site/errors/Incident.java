package org.kith.site.errors;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A fault of the program: the log keeps its type and where it came from, under a number for whoever met it.
///
/// Its message is kept nowhere. A database's message quotes the row, and a row is about somebody.
public final class Incident {

    private static final Logger LOG = LoggerFactory.getLogger(Incident.class);

    private Incident() {}

    /// Logs the fault and returns its number, which holds nothing about anybody.
    public static String report(Throwable fault) {
        var number = HexFormat.of()
                .withUpperCase()
                .toHexDigits(ThreadLocalRandom.current().nextInt());
        LOG.atError().addKeyValue("incident", number).setCause(fault).log("fault");
        return number;
    }
}
