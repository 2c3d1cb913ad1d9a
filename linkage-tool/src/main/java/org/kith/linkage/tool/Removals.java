package org.kith.linkage.tool;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kith.linkage.RecordName;
import org.kith.linkage.Records;

/// The records that `--remove` takes out of an earlier run: a CSV with `id` and, where ids are not enough, `source`,
/// as `clusters.csv` has them.
final class Removals {

    private Removals() {}

    /// @param names of the records of the run
    /// @param said  records that are new or say something else now
    /// @throws BrokenInput where a line names no record, more than one, or one that is changed as well
    static Set<RecordName> read(Path file, Charset charset, Names names, Records said) {
        Set<RecordName> removed = new LinkedHashSet<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file, charset)) {
            for (NamedCsvRecord row : rows) {
                List<String> header = row.getHeader();
                if (!header.contains("id")) {
                    throw new BrokenInput(
                            file, 1, "--remove wants the column id and, where ids are not enough, source.");
                }
                long line = row.getStartingLineNumber();
                String source =
                        header.contains("source") ? row.getField("source").strip() : "";
                RecordName name =
                        find(file, line, names, source, row.getField("id").strip());
                if (said.find(name.source(), name.id()).isPresent()) {
                    throw new BrokenInput(
                            file,
                            line,
                            "the record \"" + name.id() + "\" of \"" + name.source()
                                    + "\" is in the files to link as well; it is removed or changed, not both.");
                }
                removed.add(name);
            }
        } catch (CsvParseException e) {
            throw new BrokenInput(file, "cannot be read as CSV: " + e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            throw BrokenInput.unreadable(file, e);
        }
        if (removed.isEmpty()) {
            throw new BrokenInput(file, 1, "there is no record in it.");
        }
        return removed;
    }

    private static RecordName find(Path file, long line, Names names, String source, String id) {
        try {
            return names.find(source, id);
        } catch (IllegalArgumentException e) {
            throw new BrokenInput(file, line, "the earlier run: " + e.getMessage());
        }
    }
}
