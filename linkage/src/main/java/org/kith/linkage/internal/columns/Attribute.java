package org.kith.linkage.internal.columns;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kith.linkage.Field;
import org.kith.linkage.uk.BirthDate;
import org.kith.linkage.uk.Names;
import org.kith.linkage.uk.NhsNumber;
import org.kith.linkage.uk.Postcode;
import org.kith.linkage.uk.Text;

/// What the engine compares: several fields may feed one attribute, as present and former surnames do.
public enum Attribute {
    FORENAME,
    SURNAME,
    MIDDLE,
    BORN,
    SEX,
    POSTCODE,
    ADDRESS,
    UPRN,
    TOWN,
    NHS,
    UPN,
    ULN,
    COUNCIL,
    OTHER,
    PHONE,
    EMAIL,
    OCCUPATION,
    ROLE;

    /// Its place in the engine's arrays.
    @SuppressWarnings("EnumOrdinal")
    public final int index = ordinal();

    public static final int COUNT = values().length;

    /// So many values of one record are looked at: more than that many surnames or homes say nothing.
    public static final int MOST_VALUES = 8;

    private static final int SHORTEST_ID = 3;
    private static final int SHORTEST_UPRN = 5;
    private static final int PHONE_DIGITS = 10;
    private static final int SHORTEST_PHONE = 6;
    private static final String AFTER_A_PHONE = "#/,;&";
    private static final String COUNTRY = "44";

    /// A field that feeds the attribute.
    private static final Map<Attribute, Field> FIRST_FIELD = new EnumMap<>(Attribute.class);

    static {
        for (Field field : Field.values()) {
            if (field != Field.FULL_NAME) {
                FIRST_FIELD.putIfAbsent(of(field), field);
            }
        }
    }

    public Field firstField() {
        return requireNonNull(FIRST_FIELD.get(this));
    }

    public static Attribute of(Field field) {
        return switch (field) {
            case FULL_NAME -> throw new IllegalArgumentException("a full name is split first");
            case FORENAME, PREFERRED_FORENAME -> FORENAME;
            case MIDDLE_NAMES -> MIDDLE;
            case SURNAME, FORMER_SURNAME -> SURNAME;
            case BORN_ON -> BORN;
            case SEX -> SEX;
            case NHS_NUMBER -> NHS;
            case UPN, FORMER_UPN -> UPN;
            case ULN -> ULN;
            case COUNCIL_ID -> COUNCIL;
            case OTHER_ID -> OTHER;
            case ADDRESS -> ADDRESS;
            case POSTCODE -> POSTCODE;
            case UPRN -> UPRN;
            case TOWN -> TOWN;
            case PHONE -> PHONE;
            case EMAIL -> EMAIL;
            case OCCUPATION -> OCCUPATION;
            case ROLE -> ROLE;
        };
    }

    /// The standard forms of what was written: none when it says nothing, several when it names alternatives.
    List<String> standard(String written) {
        return switch (this) {
            case FORENAME, MIDDLE -> Names.standard(written);
            case SURNAME -> Names.surnames(written);
            case BORN -> {
                int date = BirthDate.packed(written);
                yield date == 0 ? List.of() : List.of(Integer.toString(date));
            }
            case SEX -> sex(written);
            case POSTCODE -> some(Postcode.standard(written));
            case ADDRESS -> some(address(written));
            case UPRN -> {
                String digits = withoutLeadingZeros(Text.digits(written));
                yield digits.length() < SHORTEST_UPRN ? List.of() : List.of(digits);
            }
            case TOWN, OCCUPATION, ROLE -> some(Text.words(written));
            case NHS -> some(NhsNumber.standard(written));
            case UPN -> some(org.kith.linkage.uk.Upn.standard(written));
            case ULN, COUNCIL, OTHER -> identifier(written);
            case PHONE -> phone(written);
            case EMAIL -> email(written);
        };
    }

    private static List<String> some(String standard) {
        return Text.meansUnknown(standard) ? List.of() : List.of(standard);
    }

    private static List<String> sex(String written) {
        String word = Text.words(written);
        if (word.isEmpty()) {
            return List.of();
        }
        return switch (word.charAt(0)) {
            case 'm', '1', 'b' -> List.of("m");
            case 'f', '2', 'g', 'w' -> List.of("f");
            default -> List.of();
        };
    }

    private static List<String> identifier(String written) {
        String id = withoutLeadingZeros(Text.lettersAndDigits(written).toLowerCase(Locale.ROOT));
        return id.length() < SHORTEST_ID ? List.of() : some(id);
    }

    private static List<String> phone(String written) {
        String digits = withoutLeadingZeros(Text.digits(withoutExtension(written)));
        String national = digits.length() > PHONE_DIGITS ? digits.substring(digits.length() - PHONE_DIGITS) : digits;
        return national.length() < SHORTEST_PHONE ? List.of() : List.of(national);
    }

    /// Up to the word or sign that follows a number, before an extension, whose it is, or another number.
    /// Within a number such a sign parts its groups.
    private static String withoutExtension(String phone) {
        int digits = 0;
        for (int at = 0; at < phone.length(); at++) {
            char sign = phone.charAt(at);
            if (Character.isDigit(sign)) {
                digits++;
            } else if (Character.isLetter(sign)
                    ? digits >= SHORTEST_PHONE
                    : AFTER_A_PHONE.indexOf(sign) >= 0 && isWholePhone(phone.substring(0, at))) {
                return phone.substring(0, at);
            }
        }
        return phone;
    }

    private static boolean isWholePhone(String written) {
        String digits = withoutLeadingZeros(Text.digits(written));
        String national = digits.startsWith(COUNTRY) ? withoutLeadingZeros(digits.substring(COUNTRY.length())) : digits;
        return national.length() >= PHONE_DIGITS;
    }

    private static List<String> email(String written) {
        String address = written.strip().toLowerCase(Locale.ROOT);
        return address.indexOf('@') < 0 ? List.of() : List.of(address);
    }

    private static String withoutLeadingZeros(String id) {
        int from = 0;
        while (from < id.length() - 1 && id.charAt(from) == '0') {
            from++;
        }
        return id.substring(from);
    }

    private static String address(String written) {
        String words = Text.words(written);
        List<String> kept = new ArrayList<>();
        for (String word : words.split(" ", -1)) {
            String standard = switch (word) {
                case "road" -> "rd";
                case "street", "str" -> "st";
                case "avenue", "av" -> "ave";
                case "close" -> "cl";
                case "lane" -> "ln";
                case "drive" -> "dr";
                case "crescent", "cresc" -> "cres";
                case "court" -> "ct";
                case "place" -> "pl";
                case "gardens", "gdns" -> "gdn";
                case "terrace" -> "terr";
                case "apartment", "apt", "unit" -> "flat";
                case "the", "and" -> "";
                default -> word;
            };
            if (!standard.isEmpty()) {
                kept.add(standard);
            }
        }
        return String.join(" ", kept);
    }
}
