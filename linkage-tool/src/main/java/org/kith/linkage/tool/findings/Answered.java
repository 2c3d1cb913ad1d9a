package org.kith.linkage.tool.findings;

import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Field;
import org.kith.linkage.Model;
import org.kith.linkage.tool.reading.Headings;
import org.kith.linkage.tool.reading.Input;

/// The comparisons of a model that the columns of a run can answer.
public record Answered(List<Model.Comparison> comparisons) {

    public Answered {
        comparisons = List.copyOf(comparisons);
    }

    /// All of them where nothing was read, or conditions read columns by their names.
    public static Answered of(Linked linked, List<Input> inputs) {
        Model model = linked.model();
        return linked.knowsKin() && !inputs.isEmpty() ? of(model, inputs) : new Answered(model.comparisons());
    }

    public static Answered of(Model model, List<Input> inputs) {
        return of(model, inputs.stream().map(Input::columns));
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
                .filter(comparison -> fieldsOf(comparison.name()).stream()
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

    /// The fields that a comparison of Kith's own model reads.
    public static List<Field> fieldsOf(@Nullable String comparison) {
        return switch (comparison == null ? "" : comparison) {
            case "first name" -> List.of(Field.FORENAME, Field.PREFERRED_FORENAME);
            case "middle name" -> List.of(Field.MIDDLE_NAMES);
            case "surname" -> List.of(Field.SURNAME, Field.FORMER_SURNAME);
            case "date of birth" -> List.of(Field.BORN_ON);
            case "sex" -> List.of(Field.SEX);
            case "home" -> List.of(Field.ADDRESS, Field.POSTCODE, Field.UPRN);
            case "town" -> List.of(Field.TOWN);
            case "NHS number" -> List.of(Field.NHS_NUMBER);
            case "UPN" -> List.of(Field.UPN, Field.FORMER_UPN);
            case "ULN" -> List.of(Field.ULN);
            case "council id" -> List.of(Field.COUNCIL_ID);
            case "other identifier" -> List.of(Field.OTHER_ID);
            case "phone" -> List.of(Field.PHONE);
            case "email" -> List.of(Field.EMAIL);
            case "occupation" -> List.of(Field.OCCUPATION);
            case "child or adult" -> List.of(Field.ROLE);
            default -> List.of();
        };
    }
}
