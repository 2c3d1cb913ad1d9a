package org.kith.partners.layouts.reading;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import org.kith.partners.layouts.Condition;
import org.kith.partners.layouts.Statement;

/// A condition whose columns have found their cells in one file.
@SuppressWarnings("ArrayRecordComponent") // walked through for every row
record BoundCondition(Test[] tests, boolean never) {

    static BoundCondition of(Condition condition, Function<String, Cell> cells) {
        if (condition.equals(Statement.NEVER)) {
            return new BoundCondition(new Test[0], true);
        }
        return new BoundCondition(
                condition.tests().stream()
                        .map(test -> new Test(cells.apply(test.column()), test.kind(), test.values()))
                        .toArray(Test[]::new),
                false);
    }

    /// Whether the file has all that it asks for: without, it neither holds nor fails.
    boolean canBeTold() {
        return !never && Arrays.stream(tests).allMatch(test -> test.cell.index >= 0);
    }

    boolean holds() {
        for (Test test : tests) {
            if (!test.holds()) {
                return false;
            }
        }
        return !never;
    }

    record Test(Cell cell, Condition.Kind kind, Set<String> values) {

        boolean holds() {
            return switch (kind) {
                case SAID -> cell.isSaid();
                case NOT_SAID -> !cell.isSaid();
                case ONE_OF -> cell.isSaid() && values.contains(String.valueOf(cell.text()));
                case NONE_OF -> !values.contains(String.valueOf(cell.text()));
                case HAS ->
                    cell.isSaid()
                            && Arrays.stream(String.valueOf(cell.text()).split("[,;|]", -1))
                                    .map(String::strip)
                                    .anyMatch(values::contains);
            };
        }
    }
}
