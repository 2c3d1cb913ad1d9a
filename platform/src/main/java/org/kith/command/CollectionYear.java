package org.kith.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The year of a return, seen to be one before any work is done.
final class CollectionYear implements ITypeConverter<Integer> {

    private static final int FIRST = 2000;
    private static final int LAST = 2099;

    @Override
    public Integer convert(String said) {
        if (said.matches("\\d{4}")) {
            int year = Integer.parseInt(said);
            if (year >= FIRST && year <= LAST) {
                return year;
            }
        }
        throw new TypeConversionException("'" + said + "' is no year from " + FIRST + " to " + LAST);
    }
}
