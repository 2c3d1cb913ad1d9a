package org.kith.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A number of a port, seen to be one before any work is done.
final class Port implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String said) {
        try {
            int port = Integer.parseInt(said);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new TypeConversionException("'" + said + "' is no port from 0 to 65535");
    }
}
