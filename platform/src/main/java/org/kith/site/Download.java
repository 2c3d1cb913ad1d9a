package org.kith.site;

import java.io.IOException;
import java.io.OutputStream;

/// A file to keep, written as it is made.
///
/// @param fileName what the browser should call it; it holds no personal data, since it lands in a download folder
public record Download(String fileName, String contentType, Body body) implements Answer {

    public Download {
        if (!fileName.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException("not a plain file name");
        }
    }

    /// A comma-separated file in UTF-8.
    public static Download csv(String fileName, Body body) {
        return new Download(fileName, "text/csv;charset=UTF-8", body);
    }

    /// Writes the file's bytes.
    @FunctionalInterface
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }
}
