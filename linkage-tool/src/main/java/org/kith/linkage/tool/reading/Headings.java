package org.kith.linkage.tool.reading;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Field;
import org.kith.linkage.uk.NhsNumber;
import org.kith.linkage.uk.Text;
import org.kith.linkage.uk.Upn;

/// What a column's name, or else what it holds, says about a person.
public final class Headings {

    private static final Map<Field, List<String>> NAMES = new EnumMap<>(Field.class);
    private static final Map<Field, Predicate<String>> CONTENTS = new EnumMap<>(Field.class);

    /// Names under which the records' own id is found, most telling first.
    static final List<String> IDS =
            List.of("uniqueid", "recordid", "recid", "personid", "localpatientid", "sourceid", "rowid", "id", "ref");

    /// Names of a pupil's id, which is the record's own only where a table has each pupil once.
    static final List<String> IDS_OF_PUPILS = List.of("pupilid", "studentid", "learnerid");

    /// Words before a heading that tell whose it is.
    private static final List<String> WHOSE = List.of("child", "pupil", "student", "learner", "client", "patient");

    /// Words before a heading that change nothing: whose it is, or that a register's form of it is meant.
    private static final Set<String> BEFORE =
            Stream.concat(WHOSE.stream(), Stream.of("person", "legal")).collect(Collectors.toUnmodifiableSet());

    /// Names by which tables of children call the child's own number.
    private static final Set<String> NUMBERS_OF_CHILDREN = Set.of("child", "childid", "pupilnumber");

    private static final Map<String, String> SHORT =
            Map.of("nm", "name", "dt", "date", "cd", "code", "pref", "preferred");
    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("['\u2019]s\\b|[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})");

    private static final double MOST = 0.9;
    private static final Pattern POSTCODE =
            Pattern.compile("[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}", Pattern.CASE_INSENSITIVE);
    private static final Pattern DATE =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[/.]\\d{1,2}[/.]\\d{4})([ T]00:00(:00(\\.0+)?)?)?");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    static {
        NAMES.put(Field.FULL_NAME, List.of("fullname", "name", "personname", "childname", "pupilname"));
        NAMES.put(
                Field.FORENAME,
                List.of(
                        "forename",
                        "forenames",
                        "firstname",
                        "firstnames",
                        "givenname",
                        "givennames",
                        "given",
                        "fname",
                        "first",
                        "personforename",
                        "christianname"));
        NAMES.put(
                Field.PREFERRED_FORENAME,
                List.of(
                        "preferredforename",
                        "preferredforenames",
                        "preferredname",
                        "preferredfirstname",
                        "preferredgivenname",
                        "chosenname",
                        "chosenforename",
                        "chosenfirstname",
                        "knownas",
                        "usedname",
                        "alias"));
        NAMES.put(
                Field.MIDDLE_NAMES,
                List.of(
                        "middlename",
                        "middlenames",
                        "secondname",
                        "othernames",
                        "secondforename",
                        "personmiddlenames"));
        NAMES.put(
                Field.SURNAME,
                List.of(
                        "surname",
                        "lastname",
                        "familyname",
                        "sname",
                        "lname",
                        "last",
                        "personsurname",
                        "secondnamesurname"));
        NAMES.put(
                Field.FORMER_SURNAME,
                List.of(
                        "formersurname",
                        "previoussurname",
                        "maidenname",
                        "birthname",
                        "formername",
                        "preferredsurname",
                        "preferredlastname",
                        "preferredfamilyname",
                        "chosensurname",
                        "chosenlastname",
                        "alternativesurname",
                        "othersurname"));
        NAMES.put(
                Field.BORN_ON,
                List.of(
                        "dob",
                        "dateofbirth",
                        "birthdate",
                        "bornon",
                        "born",
                        "personbirthdate",
                        "birthday",
                        "pupildob",
                        "datebirth"));
        NAMES.put(Field.SEX, List.of("sex", "gender", "gendercurrent", "personsex"));
        NAMES.put(Field.NHS_NUMBER, List.of("nhsnumber", "nhsno", "nhs", "nhsnum"));
        NAMES.put(Field.UPN, List.of("upn", "uniquepupilnumber", "pupilnumber"));
        NAMES.put(Field.FORMER_UPN, List.of("formerupn", "previousupn"));
        NAMES.put(Field.ULN, List.of("uln", "uniquelearnernumber"));
        NAMES.put(
                Field.COUNCIL_ID,
                List.of("councilid", "lachildid", "child", "childid", "casesystemid", "mosaicid", "lcsid", "ehmid"));
        NAMES.put(
                Field.OTHER_ID,
                List.of(
                        "otherid",
                        "nationalid",
                        "socsecid",
                        "ssn",
                        "socialsecuritynumber",
                        "ninumber",
                        "nino",
                        "nationalinsurancenumber"));
        NAMES.put(
                Field.ADDRESS,
                List.of(
                        "address",
                        "address1",
                        "address2",
                        "address3",
                        "addressline1",
                        "addressline2",
                        "addressline3",
                        "street",
                        "streetnumber",
                        "housenumber",
                        "house",
                        "streetname",
                        "paon",
                        "saon"));
        NAMES.put(Field.POSTCODE, List.of("postcode", "postcodefake", "postalcode", "zip", "zipcode", "homepost"));
        NAMES.put(Field.UPRN, List.of("uprn"));
        NAMES.put(Field.TOWN, List.of("town", "city", "suburb", "birthplace", "posttown", "placeofbirth"));
        NAMES.put(
                Field.PHONE,
                List.of("phone", "telephone", "mobile", "phonenumber", "telephonenumber", "mobilenumber", "tel"));
        NAMES.put(Field.EMAIL, List.of("email", "emailaddress", "mail"));
        NAMES.put(Field.OCCUPATION, List.of("occupation", "job", "profession"));
        NAMES.put(Field.ROLE, List.of("role", "adultorchild", "persontype"));

        CONTENTS.put(Field.NHS_NUMBER, value -> NhsNumber.valid(NhsNumber.standard(value)));
        CONTENTS.put(Field.UPN, value -> Upn.valid(Upn.standard(value)));
        CONTENTS.put(Field.POSTCODE, value -> POSTCODE.matcher(value).matches());
        CONTENTS.put(Field.EMAIL, value -> EMAIL.matcher(value).matches());
    }

    private Headings() {}

    /// The field that a column of this name holds, if the name tells: by the whole of it, or without words that
    /// only say whose it is.
    static @Nullable Field byName(String column) {
        Field field = known(key(column));
        List<String> words = BETWEEN_WORDS
                .splitAsStream(column)
                .map(Headings::key)
                .map(word -> SHORT.getOrDefault(word, word))
                .filter(word -> !word.isEmpty())
                .toList();
        for (int from = 0; field == null && from < words.size(); from++) {
            field = known(String.join("", words.subList(from, words.size())));
            if (!BEFORE.contains(words.get(from))) {
                break;
            }
        }
        return field;
    }

    /// The word that tells whose a column of this name is; empty where none does.
    static String whose(String column) {
        return WHOSE.stream().filter(key(column)::startsWith).findFirst().orElse("");
    }

    /// Whether a column of this name may be the record's own number, though it tells whose it is.
    static boolean isNumberOfAChild(String column) {
        return NUMBERS_OF_CHILDREN.contains(key(column));
    }

    private static @Nullable Field known(String name) {
        for (Map.Entry<Field, List<String>> entry : NAMES.entrySet()) {
            if (entry.getValue().contains(name)) {
                return entry.getKey();
            }
        }
        return null;
    }

    /// The field that these values are of, if nine in ten look like nothing else.
    static @Nullable Field byContent(List<String> values) {
        if (values.isEmpty()) {
            return null;
        }
        for (Map.Entry<Field, Predicate<String>> entry : CONTENTS.entrySet()) {
            long alike = values.stream().filter(entry.getValue()).count();
            if (alike >= MOST * values.size()) {
                return entry.getKey();
            }
        }
        return null;
    }

    static boolean isDate(String value) {
        return DATE.matcher(value).matches();
    }

    /// Whether this is no name, but what a column of people holds.
    static boolean isOfAPerson(String value) {
        return isDate(value) || byContent(List.of(value)) != null;
    }

    /// A field by the name that `--map` gives it: "nhs-number", "NHS_NUMBER" and "nhs number" alike; or any
    /// name that a column may have.
    static @Nullable Field named(String name) {
        for (Field field : Field.values()) {
            if (key(field.name()).equals(key(name))) {
                return field;
            }
        }
        return byName(name);
    }

    public static String optionName(Field field) {
        return field.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// A name without case, spaces and punctuation.
    static String key(String name) {
        return Text.lettersAndDigits(name).toLowerCase(Locale.ROOT);
    }
}
