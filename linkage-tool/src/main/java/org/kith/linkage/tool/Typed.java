package org.kith.linkage.tool;

import java.nio.charset.Charset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// What was typed after an option, refused in words where it is not what the option takes.
final class Typed {

    private Typed() {}

    static final class Probability implements ITypeConverter<Double> {
        @Override
        public Double convert(String said) {
            try {
                double probability = Double.parseDouble(said);
                if (probability > 0 && probability < 1) {
                    return probability;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw new TypeConversionException("'" + said + "' is no probability between 0 and 1, such as 0.95");
        }
    }

    static final class Threads implements ITypeConverter<Integer> {

        private static final int MOST = 256;

        @Override
        public Integer convert(String said) {
            try {
                int threads = Integer.parseInt(said);
                if (threads >= 1 && threads <= MOST) {
                    return threads;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw new TypeConversionException("'" + said + "' is no whole number from 1 to " + MOST);
        }
    }

    static final class Encoding implements ITypeConverter<Charset> {
        @Override
        public Charset convert(String said) {
            try {
                return Charset.forName(said);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(
                        "'" + said + "' is no encoding such as UTF-8, UTF-16LE or windows-1252");
            }
        }
    }
}
