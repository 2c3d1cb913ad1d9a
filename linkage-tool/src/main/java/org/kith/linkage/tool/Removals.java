package org.kith.linkage.tool;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kith.linkage.RecordName;
import org.kith.linkage.Records;
import org.kith.linkage.tool.reading.BrokenInput;
import org.kith.linkage.tool.reading.Names;
import org.kith.linkage.tool.reading.RowList;

/// The records that `--remove` takes out of an earlier run: a CSV with `id` and, where ids are not enough, `source`,
/// as `clusters.csv` has them.
final class Removals {

    private Removals() {}

    /// @param names of the records of the run
    /// @param said  records that are new or say something else now
    /// @throws BrokenInput where a line names no record, more than one, or one that is changed as well
    static Set<RecordName> read(Path file, Charset charset, Names names, Records said) {
        RowList list = new RowList(file, charset);
        int id = list.column(List.of("id"));
        int source = list.column(List.of("source"));
        if (id < 0) {
            throw new BrokenInput(file, 1, "--remove wants the column id and, where ids are not enough, source.");
        }
        Set<RecordName> removed = new LinkedHashSet<>();
        for (RowList.Row row : list.rows()) {
            RecordName name = list.record(row, names, source, id, "the earlier run: ");
            if (said.find(name.source(), name.id()).isPresent()) {
                throw list.broken(
                        row,
                        "the record \"" + name.id() + "\" of \"" + name.source()
                                + "\" is in the files to link as well; it is removed or changed, not both.");
            }
            removed.add(name);
        }
        if (removed.isEmpty()) {
            throw new BrokenInput(file, 1, "there is no record in it.");
        }
        return removed;
    }
}
