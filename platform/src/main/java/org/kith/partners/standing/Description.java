package org.kith.partners.standing;

import static org.kith.partners.layouts.Entry.NONE;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.database.bulk.CopyOut;
import org.kith.partners.bulk.BulkRows;
import org.kith.partners.layouts.Entry;
import org.kith.partners.layouts.IdentityField;

/// What is said of somebody at one time, as one text, its fields in order with a separator between them: two hundred
/// thousand people take thirty megabytes, and equal descriptions are equal texts.
public final class Description {

    /// The columns of `partners.identity` that describe, in order.
    static final IdentityField[] FIELDS = Arrays.stream(IdentityField.values())
            .filter(field -> field != IdentityField.FROM_ON && field != IdentityField.UNTIL_ON)
            .toArray(IdentityField[]::new);

    /// Their values, behind three columns of whose they are and when they held; a day as its number.
    static final String COLUMNS = Arrays.stream(FIELDS)
            .map(field -> ", i." + field.column() + (field.isDay() ? " - date '1970-01-01'" : ""))
            .collect(Collectors.joining());

    private static final char SEPARATOR = '\u001F';

    private Description() {}

    /// What an entry says of who somebody is, field by field.
    public static @Nullable String[] said(Entry entry) {
        var said = new @Nullable String[FIELDS.length];
        for (int i = 0; i < FIELDS.length; i++) {
            var field = FIELDS[i];
            if (field.isDay()) {
                int day = entry.day(field);
                said[i] = day == NONE ? null : Integer.toString(day);
            } else {
                var text = entry.text(field);
                said[i] = text == null || text.isEmpty() ? null : fitting(field, text);
            }
        }
        return said;
    }

    static @Nullable String[] said(CopyOut row) {
        var said = new @Nullable String[FIELDS.length];
        for (int i = 0; i < FIELDS.length; i++) {
            int column = i + 4;
            if (row.isNothing(column)) {
                continue;
            }
            said[i] = FIELDS[i].isDay()
                    ? Integer.toString(row.number4(column))
                    : FIELDS[i] == IdentityField.UPRN ? Long.toString(row.number8(column)) : row.text(column);
        }
        return said;
    }

    static @Nullable String[] said(ResultSet row) throws SQLException {
        var said = new @Nullable String[FIELDS.length];
        for (int i = 0; i < FIELDS.length; i++) {
            said[i] = row.getString(i + 4);
        }
        return said;
    }

    private static @Nullable String fitting(IdentityField field, String value) {
        return switch (field) {
            case SEX -> value.substring(0, 1);
            case UPRN -> value.length() <= 18 && value.chars().allMatch(c -> c >= '0' && c <= '9') ? value : null;
            default -> value.indexOf(SEPARATOR) < 0 ? value : value.replace(SEPARATOR, ' ');
        };
    }

    static String joined(@Nullable String[] said) {
        var text = new StringBuilder(120);
        for (var value : said) {
            if (value != null) {
                text.append(value);
            }
            text.append(SEPARATOR);
        }
        return text.toString();
    }

    /// Whether a description says all that an entry does.
    static boolean holds(String description, Entry entry) {
        int begin = 0;
        for (var field : FIELDS) {
            int end = description.indexOf(SEPARATOR, begin);
            if (!holds(description, begin, end, field, entry)) {
                return false;
            }
            begin = end + 1;
        }
        return true;
    }

    private static boolean holds(String description, int begin, int end, IdentityField field, Entry entry) {
        if (field.isDay()) {
            int day = entry.day(field);
            return day == NONE || (begin < end && Integer.parseInt(description, begin, end, 10) == day);
        }
        var text = entry.text(field);
        if (text == null || text.isEmpty() || isBetween(description, begin, end, text)) {
            return true;
        }
        var fitting = fitting(field, text);
        return fitting == null || isBetween(description, begin, end, fitting);
    }

    private static boolean isBetween(String description, int begin, int end, String value) {
        return value.length() == end - begin && description.startsWith(value, begin);
    }

    /// Whether a description says all of this.
    static boolean holds(String description, @Nullable String[] said) {
        int begin = 0;
        for (var value : said) {
            int end = description.indexOf(SEPARATOR, begin);
            if (value != null && !isBetween(description, begin, end, value)) {
                return false;
            }
            begin = end + 1;
        }
        return true;
    }

    static @Nullable String[] parted(String text) {
        var said = new @Nullable String[FIELDS.length];
        int begin = 0;
        for (int i = 0; i < FIELDS.length; i++) {
            int end = text.indexOf(SEPARATOR, begin);
            said[i] = end == begin ? null : text.substring(begin, end);
            begin = end + 1;
        }
        return said;
    }

    /// Puts the fields of a description behind what stands in a row already.
    static void write(String description, BulkRows.Block row) throws SQLException {
        int begin = 0;
        for (var field : FIELDS) {
            int end = description.indexOf(SEPARATOR, begin);
            if (begin == end) {
                row.nothing();
            } else if (field.isDay()) {
                row.day(Integer.parseInt(description, begin, end, 10));
            } else if (field == IdentityField.UPRN) {
                row.int8(Long.parseLong(description, begin, end, 10));
            } else {
                row.text(description, begin, end);
            }
            begin = end + 1;
        }
    }
}
