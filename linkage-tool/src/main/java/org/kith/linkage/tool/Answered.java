package org.kith.linkage.tool;

import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.kith.linkage.Field;
import org.kith.linkage.Model;

/// The comparisons of a model that the columns of a run can answer.
public record Answered(List<Model.Comparison> comparisons) {

    public Answered {
        comparisons = List.copyOf(comparisons);
    }

    /// All of them where nothing was read, or conditions read columns by their names.
    static Answered of(Linked linked, List<Manifest.Input> inputs) {
        Model model = linked.model();
        return linked.knowsKin() && !inputs.isEmpty() ? of(model, inputs) : new Answered(model.comparisons());
    }

    static Answered of(Model model, List<Manifest.Input> inputs) {
        return of(model, inputs.stream().map(Manifest.Input::columns));
    }

    /// What these tables can answer.
    ///
    /// @param columns of each table, with what it was recognised as
    public static Answered of(Model model, Stream<Map<String, String>> columns) {
        Set<String> uses = new HashSet<>();
        columns.forEach(table -> uses.addAll(table.values()));
        if (uses.contains(Headings.optionName(Field.FULL_NAME))) {
            uses.add(Headings.optionName(Field.FORENAME));
            uses.add(Headings.optionName(Field.SURNAME));
        }
        return new Answered(model.comparisons().stream()
                .filter(comparison -> Waterfalls.fieldsOf(comparison.name()).stream()
                        .map(Headings::optionName)
                        .anyMatch(uses::contains))
                .toList());
    }

    /// The answers that no pair to learn from gave.
    public List<String> unlearnt() {
        return comparisons.stream()
                .flatMap(comparison -> comparison.levels().stream()
                        .filter(level -> !level.learnt())
                        .map(level -> comparison.name() + ": " + level.name()))
                .toList();
    }

    /// Says of which comparisons a model learnt nothing at all.
    public void tellUnlearnt(PrintWriter complain) {
        List<String> names = comparisons.stream()
                .filter(comparison -> comparison.levels().stream().noneMatch(Model.Level::learnt))
                .map(Model.Comparison::name)
                .toList();
        if (!names.isEmpty()) {
            complain.println("The model learnt nothing of " + String.join(", ", names)
                    + ": no two of the records it was learnt from said it. What is assumed stands; to learn it, link all"
                    + " records anew without a model.");
        }
    }
}
