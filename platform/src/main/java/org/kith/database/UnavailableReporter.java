package org.kith.database;

import java.util.stream.Stream;
import org.springframework.boot.SpringBootExceptionReporter;

/// Counts a database that cannot be had as told: the command says so in a sentence, and Spring's page of stack adds
/// nothing.
final class UnavailableReporter implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(DatabaseUnavailable.class::isInstance);
    }
}
