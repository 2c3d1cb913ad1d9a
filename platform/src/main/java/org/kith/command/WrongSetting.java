package org.kith.command;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.database.NoAddress;
import org.kith.database.TooFewRights;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;

/// A setting of the environment that is not what it should be: wrong use, which the command names in a sentence.
record WrongSetting(String sentence) {

    /// The one that stopped the application, found by the place for which Spring could not read it.
    static Optional<WrongSetting> in(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .flatMap(each -> switch (each) {
                    case NoAddress _, TooFewRights _, AnotherDatabase _, TwoDatabases _, Proxies.NoRange _ ->
                        Stream.ofNullable(each.getMessage());
                    case UnsatisfiedDependencyException place
                    when place.getCause() instanceof TypeMismatchException read ->
                        Stream.ofNullable(name(place))
                                .map(name -> name + " is \"" + read.getValue() + "\", which is "
                                        + wanted(read.getRequiredType()) + ".");
                    default -> Stream.empty();
                })
                .filter(Objects::nonNull)
                .map(WrongSetting::new)
                .findFirst();
    }

    /// As the environment has it: `${kith.sampled-joins:100}` is `KITH_SAMPLED_JOINS`.
    private static @Nullable String name(UnsatisfiedDependencyException place) {
        var at = place.getInjectionPoint();
        var value = at == null ? null : at.getAnnotation(Value.class);
        return value == null
                ? null
                : value.value()
                        .replaceAll("^\\$\\{|[:}].*", "")
                        .replaceAll("[.-]", "_")
                        .toUpperCase(Locale.ROOT);
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == boolean.class) {
            return "neither true nor false";
        }
        return type == int.class ? "no whole number up to " + Integer.MAX_VALUE : "not what it should be";
    }

    /// Counts it as told, and a taken port too: the command says it, and Spring's page of stack adds nothing.
    static final class Reporter implements SpringBootExceptionReporter {

        @Override
        public boolean reportException(Throwable failure) {
            return in(failure).isPresent()
                    || Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                            .anyMatch(PortInUseException.class::isInstance);
        }
    }
}
