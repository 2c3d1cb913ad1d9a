package org.kith.site.errors;

import java.io.IOException;
import org.springframework.boot.logging.StackTracePrinter;
import org.springframework.boot.logging.StandardStackTracePrinter;

/// How the log writes every exception, Kith's or a library's: types and places, never messages.
final class StackWithoutWords implements StackTracePrinter {

    private final StackTracePrinter typesAndPlaces = StandardStackTracePrinter.rootLast()
            .withFormatter(fault -> fault.getClass().getName());

    @Override
    public void printStackTrace(Throwable fault, Appendable to) throws IOException {
        typesAndPlaces.printStackTrace(fault, to);
    }
}
