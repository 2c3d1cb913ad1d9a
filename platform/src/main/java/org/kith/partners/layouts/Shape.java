package org.kith.partners.layouts;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A layout with all that reading needs: its tables and what holds for all of them.
public record Shape(
        Layout layout,
        List<Table> tables,
        List<Days.Form> days,
        Calendar calendar,
        @Nullable Tree tree) {

    /// The kinds of fact that rows of its tables may tell, by their numbers.
    public Set<Short> kinds() {
        return tables.stream()
                .flatMap(table -> table.statements().stream())
                .flatMap(statement -> statement.facts().stream())
                .map(fact -> fact.kind().id())
                .collect(Collectors.toSet());
    }

    /// How the return's year and term are found, and the moments of a return that give undated rows their day.
    ///
    /// @param yearEnds month and day on which the collection year ends, as 100 × month + day; 1231 for a calendar
    /// year
    /// @param columnsInName what in a file's name is the value of a column that the file has not, by the column
    /// @param aliasesHoldIn what in a file's name says in which return its table ids hold, or null where they hold
    /// for good
    /// @param moments by name and then by term, or by the empty text where the term does not matter
    public record Calendar(
            @Nullable Pattern yearInName,
            @Nullable Pattern termInName,
            int yearEnds,
            Map<String, InName> columnsInName,
            @Nullable Pattern aliasesHoldIn,
            Map<String, Map<String, Moment>> moments) {}

    /// What in a file's name is the value of a column, and what whoever names a file calls it, such as `the school's
    /// seven digits`.
    public record InName(Pattern pattern, String called) {}

    /// A day of the year, some years before or after the collection year.
    public record Moment(int month, int day, int years) {}

    /// How an XML file is built.
    ///
    /// @param root the outermost element
    /// @param record the element that is one row of the receipt, such as `Child`
    /// @param head what the file says of itself before its records
    public record Tree(String root, String record, List<Head> head) {}

    /// One value of a file's head and what must hold for it; what does not is a warning with the head's code.
    ///
    /// @param yearOf whether the collection year follows from it: `year`, `date`, or empty
    /// @param pattern what it must look like, or null
    /// @param on month and day on which it must fall, or 0
    public record Head(
            String path,
            String code,
            String reason,
            boolean needed,
            @Nullable Pattern pattern,
            int on,
            String yearOf) {

        public boolean holds(String value) {
            boolean looksRight = pattern == null || pattern.matcher(value).matches();
            return looksRight && (on == 0 || value.matches("\\d{4}-%02d-%02d.*".formatted(on / 100, on % 100)));
        }
    }
}
