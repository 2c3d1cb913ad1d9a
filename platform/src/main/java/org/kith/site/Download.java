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

    /// A comma-separated file for people and their spreadsheets.
    public static Download csv(String fileName, Sheet.Rows rows) {
        return new Download(fileName, "text/csv;charset=UTF-8", out -> Sheet.write(out, rows));
    }

    /// Writes the file's bytes.
    @FunctionalInterface
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }
}
