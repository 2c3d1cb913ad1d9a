package org.kith.declarations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A file of the strategy folder as text, whatever program wrote it.
public final class DeclaredText {

    static final String NO_TEXT = "this is not text in UTF-8: save the file as UTF-8.";

    private DeclaredText() {}

    /// Without the mark that spreadsheets and editors put before the first letter.
    ///
    /// @throws BrokenDeclaration when it is no text in UTF-8
    public static String in(Path file) {
        return whole(file).replaceFirst("^\ufeff", "");
    }

    /// The files of a folder whose names end so, in the order of their names; none where there is no such folder.
    public static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws BrokenDeclaration when it is no text in UTF-8, or holds what no text does
    static String whole(Path file) {
        try {
            var text = Files.readString(file);
            if (text.indexOf('\0') >= 0) {
                throw new BrokenDeclaration(file.toString(), 1, NO_TEXT);
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new BrokenDeclaration(file.toString(), 1, NO_TEXT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
