package org.kith.linkage.tool.findings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kith.linkage.RecordName;
import org.kith.linkage.tool.reading.BrokenInput;
import org.kith.linkage.tool.reading.Names;
import org.kith.linkage.tool.reading.RowList;

/// A pair of records, and what people say of it.
///
/// @param label 1 one person, 0 two people, or how sure people were
/// @param line  of the file that says so
public record Judged(RecordName a, RecordName b, double label, long line) {

    private static final List<String> LABELS = List.of("label", "clerical_match_score");
    /// Ours, Splink's, and those of `pairs.csv`.
    private static final List<String> IDS_LEFT = List.of("id_l", "unique_id_l", "id_a");

    private static final List<String> IDS_RIGHT = List.of("id_r", "unique_id_r", "id_b");
    private static final List<String> SOURCES_LEFT = List.of("source_l", "source_dataset_l", "source_a");
    private static final List<String> SOURCES_RIGHT = List.of("source_r", "source_dataset_r", "source_b");

    public boolean onePerson() {
        return label >= 0.5;
    }

    /// Reads `id_l,id_r,label`, with `source_l,source_r` where an id is not enough. A pair without a label waits for
    /// people still, and is left out.
    ///
    /// @param names  of all records that may be meant
    /// @param option that asks for the file
    public static List<Judged> read(RowList list, Names names, String option) {
        int label = list.column(LABELS);
        int first = list.column(IDS_LEFT);
        int second = list.column(IDS_RIGHT);
        if (label < 0 || first < 0 || second < 0) {
            throw new BrokenInput(list.file(), 1, option + " wants the columns id_l, id_r and label.");
        }
        int firstSource = list.column(SOURCES_LEFT);
        int secondSource = list.column(SOURCES_RIGHT);
        Map<Set<RecordName>, Judged> pairs = new LinkedHashMap<>();
        for (RowList.Row row : list.rows()) {
            if (row.value(label).isEmpty()) {
                continue;
            }
            RecordName a = list.record(row, names, firstSource, first, "");
            RecordName b = list.record(row, names, secondSource, second, "");
            if (a.equals(b)) {
                throw list.broken(row, "both ids are the same record.");
            }
            Judged pair = new Judged(a, b, label(list, row, row.value(label)), row.line());
            Judged before = pairs.putIfAbsent(Set.of(a, b), pair);
            if (before != null && before.onePerson() != pair.onePerson()) {
                throw list.broken(
                        row, "line " + before.line + " judges the same pair the other way; keep one of them.");
            }
        }
        if (pairs.isEmpty()) {
            throw new BrokenInput(list.file(), 1, "no pair in it is judged.");
        }
        return List.copyOf(pairs.values());
    }

    /// The ids of the records that a list may mean: whoever has another is none of them.
    public static Set<String> ids(RowList list) {
        int label = list.column(LABELS);
        int first = list.column(IDS_LEFT);
        int second = list.column(IDS_RIGHT);
        return list.rows().stream()
                .filter(row -> !row.value(label).isEmpty())
                .flatMap(row -> Stream.of(row.value(first), row.value(second)))
                .flatMap(Names::ids)
                .collect(Collectors.toSet());
    }

    private static double label(RowList list, RowList.Row row, String written) {
        try {
            double label = Double.parseDouble(written);
            if (label >= 0 && label <= 1) {
                return label;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw list.broken(row, "the label is to be 0, 1 or a probability between them.");
    }
}
