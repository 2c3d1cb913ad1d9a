package org.kith.linkage.tool.splink;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Field;
import org.kith.linkage.comparison.Forenames;

/// What Kith's own model asks of two records, in SQL over a table's columns, as near as DuckDB's functions come.
///
/// A value stands in the form in which Kith compares it: small letters without accents, digits of a date in the order
/// of year, month and day. The first column of a field speaks for it; an address may have several.
final class Sql {

    /// For a level that looks at more than two records, or asks what no function answers: it never holds.
    static final String NEVER = "1 = 0";

    static final String ALL_WITH_ALL = "all with all";

    private static final String SAME = " = ";
    /// Of each first name the lines of Kith's table that hold it.
    private static final String FAMILIES = Forenames.families().entrySet().stream()
            .map(name -> "'" + name.getKey() + "': '"
                    + name.getValue().stream().map(String::valueOf).collect(Collectors.joining(",")) + "'")
            .collect(Collectors.joining(", ", "MAP {", "}"));
    private final Map<Field, List<String>> columns;

    /// @param columns of each field, in the order of the table
    Sql(Map<Field, List<String>> columns) {
        this.columns = columns;
    }

    /// One of the two records.
    private enum Side {
        LEFT("l"),
        RIGHT("r");

        private final String letter;

        Side(String letter) {
            this.letter = letter;
        }
    }

    /// How a comparison is put.
    ///
    /// @param nothing where a value is missing
    /// @param levels  of all levels but the last, which is what is left
    /// @param rarities how the rarity of a value counts, if it does
    record Comparison(
            String nothing, List<String> levels, @Nullable Rarity rarities) {}

    /// How the rarity of a column's values counts.
    ///
    /// @param nothing where a value is missing
    /// @param same   where it counts whole
    /// @param alike  where half of it counts; empty where none does
    record Rarity(Field field, String column, String nothing, String same, String alike) {}

    /// The comparison of this name, if the table has columns for it and SQL can say any of it.
    Optional<Comparison> comparison(String name) {
        return switch (name) {
            case "first name" -> has(Field.FORENAME).map(column -> forename(pair(Field.FORENAME), column));
            case "middle name" ->
                has(Field.MIDDLE_NAMES).map(column -> {
                    Two v = pair(Field.MIDDLE_NAMES);
                    return plain(v, List.of(or(v.same(), v.part(), v.familiar()), v.initial(), v.close()));
                });
            case "surname" -> has(Field.SURNAME).map(column -> surname(pair(Field.SURNAME), column));
            case "date of birth" -> has(Field.BORN_ON).map(column -> born(pair(Field.BORN_ON), column));
            case "sex" -> sameOrNot(Field.SEX);
            case "home" -> home();
            case "town" ->
                has(Field.TOWN).map(column -> {
                    Two v = pair(Field.TOWN);
                    return new Comparison(
                            v.missing(),
                            List.of(v.same(), or(v.alike(0.88), v.part())),
                            rarity(Field.TOWN, column, v.same(), ""));
                });
            case "NHS number" -> identifier(Field.NHS_NUMBER);
            case "UPN" -> identifier(Field.UPN);
            case "ULN" -> identifier(Field.ULN);
            case "council id" -> identifier(Field.COUNCIL_ID);
            case "other identifier" -> identifier(Field.OTHER_ID);
            case "phone" -> sameOrNot(Field.PHONE);
            case "email" -> has(Field.EMAIL).map(column -> email(pair(Field.EMAIL)));
            case "occupation" ->
                has(Field.OCCUPATION).map(column -> {
                    Two v = pair(Field.OCCUPATION);
                    return new Comparison(
                            v.missing(),
                            List.of(v.same(), or(v.part(), v.close())),
                            rarity(Field.OCCUPATION, column, v.same(), ""));
                });
            case "child or adult" -> sameOrNot(Field.ROLE);
            default -> Optional.empty();
        };
    }

    /// The blocking rule of this name as a condition, if SQL can say it of this table.
    Optional<String> rule(String name) {
        if (name.equals(ALL_WITH_ALL)) {
            return Optional.of("1 = 1");
        }
        List<String> parts = new ArrayList<>();
        for (String part : name.split(", ", -1)) {
            boolean said = switch (part) {
                case "NHS number" -> agree(parts, Field.NHS_NUMBER, "%s");
                case "UPN" -> agree(parts, Field.UPN, "%s");
                case "ULN" -> agree(parts, Field.ULN, "%s");
                case "council id" -> agree(parts, Field.COUNCIL_ID, "%s");
                case "other identifier" -> agree(parts, Field.OTHER_ID, "%s");
                case "surname" -> agree(parts, Field.SURNAME, "%s");
                case "first name" -> agree(parts, Field.FORENAME, "%s");
                case "both names" -> agreeInBothNames(parts, "%s");
                case "initials of both names" ->
                    agreeInBothNames(parts, "translate(left(%s, 1), 'cqwyejoz', 'kkviiius')");
                case "initial" -> agree(parts, Field.FORENAME, "left(%s, 1)");
                case "date of birth" -> agree(parts, Field.BORN_ON, "%s");
                case "year of birth" -> agree(parts, Field.BORN_ON, "left(%s, 4)");
                case "month of birth" -> agree(parts, Field.BORN_ON, "left(%s, 6)");
                case "postcode" -> agree(parts, Field.POSTCODE, "%s");
                case "postcode district" -> agree(parts, Field.POSTCODE, "left(%1$s, length(%1$s) - 3)");
                case "property" -> agree(parts, Field.UPRN, "%s");
                case "email" -> agree(parts, Field.EMAIL, "%s");
                case "phone" -> agree(parts, Field.PHONE, "%s");
                default -> false;
            };
            if (!said) {
                return Optional.empty();
            }
        }
        return Optional.of(String.join(" and ", parts));
    }

    private boolean agree(List<String> parts, Field field, String form) {
        if (!columns.containsKey(field)) {
            return false;
        }
        parts.add(
                form.formatted(value(field, Side.LEFT, true)) + SAME + form.formatted(value(field, Side.RIGHT, true)));
        return true;
    }

    /// Whichever of the two is the first name.
    private boolean agreeInBothNames(List<String> parts, String form) {
        if (!columns.containsKey(Field.FORENAME) || !columns.containsKey(Field.SURNAME)) {
            return false;
        }
        parts.add(bothNames(form, Side.LEFT) + SAME + bothNames(form, Side.RIGHT));
        return true;
    }

    private String bothNames(String form, Side side) {
        return "case when %1$s < %2$s then %1$s || ' ' || %2$s else %2$s || ' ' || %1$s end"
                .formatted(
                        form.formatted(value(Field.FORENAME, side, true)),
                        form.formatted(value(Field.SURNAME, side, true)));
    }

    private Comparison forename(Two v, String column) {
        String alike = or(
                v.alike(0.82),
                and(v.shorter() + " >= 3", or(v.startsWith(v.left, v.right), v.startsWith(v.right, v.left))),
                and(v.shorter() + " <= 3", v.longer() + " >= 3", v.slip()));
        return new Comparison(
                v.missing(),
                List.of(
                        v.same(),
                        or(v.part(), v.familiar()),
                        v.close(),
                        swapped().orElse(NEVER),
                        v.initial(),
                        alike),
                rarity(Field.FORENAME, column, v.same(), or(v.part(), v.familiar(), v.close())));
    }

    private Comparison surname(Two v, String column) {
        return new Comparison(
                swapped().map(swapped -> or(v.missing(), swapped)).orElse(v.missing()),
                List.of(v.same(), v.part(), v.close(), v.alike(0.82)),
                rarity(Field.SURNAME, column, v.same(), or(v.part(), v.close())));
    }

    /// Both names agree crosswise and neither as it stands.
    private Optional<String> swapped() {
        if (!columns.containsKey(Field.FORENAME) || !columns.containsKey(Field.SURNAME)) {
            return Optional.empty();
        }
        Two forenames = pair(Field.FORENAME);
        Two surnames = pair(Field.SURNAME);
        return Optional.of(and(
                new Two(forenames.left, surnames.right).near(),
                new Two(surnames.left, forenames.right).near(),
                not(or(forenames.near(), forenames.initial())),
                not(surnames.near())));
    }

    private Comparison born(Two v, String column) {
        String sameYear = v.of("left(%s, 4)").same();
        Two month = v.of("substr(%s, 5, 2)");
        Two day = v.of("substr(%s, 7, 2)");
        String vagueLeft = vague(v.left);
        String vagueRight = vague(v.right);
        String yearOnly = and(sameYear, or(vagueLeft, vagueRight));
        String other = not(yearOnly);
        Two years = v.of("try_cast(left(%s, 4) as integer)");
        Two days = v.of("((try_cast(left(%1$s, 4) as integer) * 12 + try_cast(substr(%1$s, 5, 2) as integer)) * 31"
                + " + try_cast(substr(%1$s, 7, 2) as integer))");
        String twoParts = or(
                and(sameYear, or(month.same(), day.same())),
                and(month.same(), day.same(), not(vagueLeft), "abs(" + years.left + " - " + years.right + ") <= 10"),
                and(not(vagueLeft), not(vagueRight), "abs(" + days.left + " - " + days.right + ") <= 31"));
        String wellFormed = "length(" + v.left + ") = 8 and length(" + v.right + ") = 8";
        return new Comparison(
                or(v.missing(), not(wellFormed)),
                List.of(
                        v.same(),
                        and(sameYear, month.left + SAME + day.right, day.left + SAME + month.right, other),
                        and(v.slip(), other),
                        and(twoParts, other),
                        yearOnly,
                        "hamming(" + v.left + ", " + v.right + ") = 2"),
                rarity(Field.BORN_ON, column, v.same(), ""));
    }

    private static String vague(String date) {
        return "(substr(" + date + ", 5, 4) = '0101' or substr(" + date + ", 5, 2) = '00' or substr(" + date
                + ", 7, 2) = '00')";
    }

    private Optional<Comparison> home() {
        Two postcode = columns.containsKey(Field.POSTCODE) ? pair(Field.POSTCODE) : null;
        Two address = columns.containsKey(Field.ADDRESS) ? pair(Field.ADDRESS) : null;
        Two property = columns.containsKey(Field.UPRN) ? pair(Field.UPRN) : null;
        if (postcode == null && address == null && property == null) {
            return Optional.empty();
        }
        List<String> missing = new ArrayList<>();
        List<String> home = new ArrayList<>();
        List<String> samePostcode = new ArrayList<>();
        List<String> surer = new ArrayList<>();
        if (property != null) {
            missing.add(property.missing());
            surer.add(property.missing());
            home.add(property.same());
        }
        if (address != null) {
            missing.add(address.missing());
            surer.add(address.missing());
            Two words = address.of("string_split(%s, ' ')");
            String mostWords = "len(list_intersect(" + words.left + ", " + words.right + ")) >= 0.7 * least(len("
                    + words.left + "), len(" + words.right + "))";
            String sameAddress = or(
                    address.same(),
                    and(
                            address.of("regexp_replace(%s, '[^0-9]', '', 'g')").same(),
                            or(mostWords, address.alike(0.85))));
            home.add(postcode == null ? sameAddress : and(sameAddress, or(postcode.missing(), postcode.slip())));
            samePostcode.add(sameAddress);
        }
        if (postcode == null) {
            return Optional.of(new Comparison(
                    and(missing.toArray(String[]::new)),
                    List.of(or(home.toArray(String[]::new)), NEVER, NEVER, NEVER, NEVER, NEVER),
                    null));
        }
        missing.add(postcode.missing());
        List<String> alone = new ArrayList<>(List.of(postcode.same()));
        alone.addAll(surer);
        samePostcode.add(and(alone.toArray(String[]::new)));
        String sameHome = home.isEmpty() ? NEVER : or(home.toArray(String[]::new));
        String there = or(samePostcode.toArray(String[]::new));
        return Optional.of(new Comparison(
                and(missing.toArray(String[]::new)),
                List.of(
                        sameHome,
                        there,
                        NEVER,
                        postcode.slip(),
                        postcode.of("left(%1$s, length(%1$s) - 2)").same(),
                        postcode.of("left(%1$s, length(%1$s) - 3)").same()),
                rarity(Field.POSTCODE, requiredColumn(Field.POSTCODE), and(postcode.same(), or(sameHome, there)), "")));
    }

    private Comparison email(Two v) {
        Two name = v.of("split_part(%s, '@', 1)");
        Two digits = v.of("regexp_replace(%s, '[^0-9]', '', 'g')");
        String sameName = and(name.same(), "length(" + name.left + ") > 3");
        return plain(v, List.of(v.same(), and(or(sameName, v.alike(0.9)), digits.same())));
    }

    private Optional<Comparison> identifier(Field field) {
        return has(field).map(column -> {
            Two v = pair(field);
            return plain(v, List.of(v.same(), v.slip()));
        });
    }

    private Optional<Comparison> sameOrNot(Field field) {
        return has(field).map(column -> {
            Two v = pair(field);
            return plain(v, List.of(v.same()));
        });
    }

    private static Comparison plain(Two v, List<String> levels) {
        return new Comparison(v.missing(), levels, null);
    }

    private Rarity rarity(Field field, String column, String same, String alike) {
        return new Rarity(field, column, pair(field).missing(), same, alike);
    }

    private Optional<String> has(Field field) {
        return Optional.ofNullable(columns.get(field)).map(List::getFirst);
    }

    private String requiredColumn(Field field) {
        return has(field).orElseThrow();
    }

    private Two pair(Field field) {
        return new Two(value(field, Side.LEFT, false), value(field, Side.RIGHT, false));
    }

    /// A field's value in standard form, NULL where it says nothing.
    ///
    /// @param inRule whether as a blocking rule writes columns, `l.name`, or as a level does, `name_l`
    private String value(Field field, Side side, boolean inRule) {
        List<String> written = columns.getOrDefault(field, List.of()).stream()
                .map(column -> inRule ? side.letter + "." + quoted(column) : quoted(column + "_" + side.letter))
                .toList();
        String first = written.getFirst();
        return switch (field) {
            case BORN_ON ->
                blankless("regexp_replace(regexp_replace(cast(" + first + " as varchar),"
                        + " '^([0-9]{2})[^0-9]([0-9]{2})[^0-9]([0-9]{4})$', '\\3\\2\\1'), '[^0-9]', '', 'g')");
            case SEX ->
                "case when left(lower(trim(" + first + ")), 1) in ('m', '1', 'b') then 'm' when left(lower(trim("
                        + first + ")), 1) in ('f', '2', 'g', 'w') then 'f' end";
            case POSTCODE -> blankless(signs(first));
            case NHS_NUMBER, UPN, ULN, COUNCIL_ID, OTHER_ID, UPRN, FORMER_UPN ->
                blankless("regexp_replace(" + signs("cast(" + first + " as varchar)") + ", '^0+', '')");
            case PHONE ->
                blankless("right(regexp_replace(regexp_replace(cast(" + first
                        + " as varchar), '[^0-9]', '', 'g'), '^0+', ''), 10)");
            case EMAIL -> blankless("lower(trim(" + first + "))");
            case ADDRESS -> words(written.size() == 1 ? first : "concat_ws(' ', " + String.join(", ", written) + ")");
            case FULL_NAME,
                    FORENAME,
                    PREFERRED_FORENAME,
                    MIDDLE_NAMES,
                    SURNAME,
                    FORMER_SURNAME,
                    TOWN,
                    OCCUPATION,
                    ROLE -> words(first);
        };
    }

    private static String words(String written) {
        return blankless("trim(regexp_replace(replace(lower(strip_accents(" + written
                + ")), '''', ''), '[^a-z0-9]+', ' ', 'g'))");
    }

    private static String signs(String written) {
        return "regexp_replace(lower(" + written + "), '[^a-z0-9]', '', 'g')";
    }

    private static String blankless(String value) {
        return "nullif(" + value + ", '')";
    }

    static String quoted(String column) {
        return column.matches("[A-Za-z_][A-Za-z0-9_]*") ? column : "\"" + column.replace("\"", "\"\"") + "\"";
    }

    /// Whether Splink can count the values of this column: it calls a table after it, and does not quote that.
    static boolean splinkCounts(String column) {
        return column.matches("[A-Za-z0-9_ ]+");
    }

    private static String and(String... conditions) {
        return joined(" and ", conditions);
    }

    private static String or(String... conditions) {
        return joined(" or ", conditions);
    }

    private static String joined(String word, String... conditions) {
        return conditions.length == 1
                ? conditions[0]
                : List.of(conditions).stream().collect(Collectors.joining(word, "(", ")"));
    }

    private static String not(String condition) {
        return "not (" + condition + ")";
    }

    /// Two values, and what may be asked of them: [org.kith.linkage.comparison] in DuckDB's functions.
    private record Two(String left, String right) {

        Two of(String form) {
            return new Two(form.formatted(left), form.formatted(right));
        }

        String missing() {
            return "(" + left + " is null or " + right + " is null)";
        }

        String same() {
            return left + SAME + right;
        }

        String slip() {
            return "damerau_levenshtein(" + left + ", " + right + ") <= 1";
        }

        String alike(double least) {
            return "jaro_winkler_similarity(" + left + ", " + right + ") >= " + least;
        }

        String shorter() {
            return "least(length(" + left + "), length(" + right + "))";
        }

        String longer() {
            return "greatest(length(" + left + "), length(" + right + "))";
        }

        String close() {
            return or(and(shorter() + " >= 4", slip()), and(shorter() + " >= 3", alike(0.92)));
        }

        /// Forms of one first name. What no map holds is NULL, and NULL is not true.
        String familiar() {
            Two families = of("string_split(map_extract(" + FAMILIES + ", %s)[1], ',')");
            return "list_has_any(" + families.left + ", " + families.right + ")";
        }

        String initial() {
            return and(
                    "(length(" + left + ") = 1 or length(" + right + ") = 1)",
                    of("left(%s, 1)").same());
        }

        String startsWith(String whole, String start) {
            return "left(" + whole + ", length(" + start + ")) = " + start;
        }

        /// One is a word of the other, of three letters at least, or they differ in spaces only. Shorter words become
        /// different signs on either side, so that they never agree.
        String part() {
            String spaces = "(contains(" + left + ", ' ') or contains(" + right + ", ' '))";
            String short3 = "'\\b[a-z0-9]{1,2}\\b'";
            return and(
                    spaces,
                    or(
                            of("replace(%s, ' ', '')").same(),
                            "len(list_intersect(string_split(regexp_replace(" + left + ", " + short3
                                    + ", '-', 'g'), ' '), string_split(regexp_replace(" + right + ", " + short3
                                    + ", '+', 'g'), ' '))) > 0"));
        }

        String near() {
            return or(same(), part(), close());
        }
    }
}
