package org.kith.families.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kith.families.Names;
import org.kith.linkage.uk.Postcode;

/// What somebody typed into the search, taken apart: parts of names, a date or year of birth, numbers, a postcode.
///
/// @param born    the date as it was typed, packed as yyyymmdd, perhaps an impossible one; 0 where none was
/// @param bornIn  a year that was typed without a day
/// @param terms   as people's terms are kept: #numbers, @postcodes
/// @param leftOut what holds a digit and is none of these, as a postcode's first half is
record Asked(List<String> names, int born, @Nullable Year bornIn, List<String> terms, List<String> leftOut) {

    private static final Pattern DATE = Pattern.compile("\\b(\\d{1,2})[/. -](\\d{1,2})[/. -](\\d{4}|\\d{2})\\b");
    private static final Pattern ISO = Pattern.compile("\\b(\\d{4})-(\\d{2})-(\\d{2})\\b");
    private static final Pattern WORDS = Pattern.compile("\\b(\\d{1,2}) ([A-Za-z]{3,9}) (\\d{4}|\\d{2})\\b");
    private static final Pattern YEAR = Pattern.compile("\\b(?:19|20)\\d{2}\\b");
    private static final Pattern DIGITS = Pattern.compile("\\S*\\d\\S*");
    /// With letters for digits and digits for letters, which linkage mends. After a space a letter stands for a
    /// digit only as O for 0: "BH16 Lee" is half a postcode and a name.
    private static final Pattern POSTCODE = Pattern.compile(
            "\\b(?=[A-Z]{1,3}\\d)[A-Z]{1,2}[\\dILOS][A-Z\\d]?(?: (?=[\\dO]))?[\\dILOS][A-Z015]{2}\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NHS = Pattern.compile("\\b(\\d{3})[ -]?(\\d{3})[ -]?(\\d{4})\\b");
    private static final Pattern UPN = Pattern.compile("\\b[A-Za-z]\\d(?: ?\\d){10} ?[A-Za-z\\d]\\b");
    private static final Pattern COUNCIL = Pattern.compile("\\b[CA]\\d{3,}\\b", Pattern.CASE_INSENSITIVE);
    private static final int MOST_DAYS = 31;
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    Asked {
        names = List.copyOf(names);
        terms = List.copyOf(terms);
        leftOut = List.copyOf(leftOut);
    }

    static Asked of(String typed, LocalDate today) {
        var rest = new StringBuilder(typed);
        var terms = new ArrayList<String>();
        take(
                UPN,
                rest,
                number -> terms.add("#" + number.group().replace(" ", "").toUpperCase(Locale.ROOT)));
        var leftOut = new ArrayList<String>();
        int date = date(rest, today, leftOut);
        take(NHS, rest, number -> terms.add("#" + number.group(1) + number.group(2) + number.group(3)));
        take(COUNCIL, rest, number -> terms.add("#" + number.group().toUpperCase(Locale.ROOT)));
        take(
                POSTCODE,
                rest,
                code -> terms.add("@" + Postcode.standard(code.group()).toUpperCase(Locale.ROOT)));
        var years = new ArrayList<Year>();
        take(YEAR, rest, year -> years.add(Year.parse(year.group())));
        take(DIGITS, rest, word -> leftOut.add(word.group()));
        var names = Names.parts(rest.toString()).stream()
                .filter(part -> part.length() > 1)
                .distinct()
                .limit(6)
                .toList();
        return new Asked(names, date, years.isEmpty() ? null : years.getFirst(), terms, leftOut);
    }

    /// The day that was typed; null where none was, or none that there is.
    @Nullable
    LocalDate bornOn() {
        try {
            return born == 0 ? null : LocalDate.of(born / 10_000, born / 100 % 100, born % 100);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// The same, asked by somebody whom nobody tells of some of its terms: trying one after the other would.
    Asked without(List<String> untold) {
        var known = new ArrayList<>(terms);
        known.removeAll(untold);
        var more = new ArrayList<>(leftOut);
        untold.forEach(term -> more.add(term.substring(1)));
        return new Asked(names, born, bornIn, known, more);
    }

    /// The numbers of social care that were typed, as people's terms keep them.
    List<String> councilNumbers() {
        return terms.stream()
                .filter(term -> COUNCIL.matcher(term.substring(1)).matches())
                .filter(term -> term.startsWith("#"))
                .toList();
    }

    /// The postcodes that were typed, as people's terms keep them.
    List<String> postcodes() {
        return terms.stream().filter(term -> term.startsWith("@")).toList();
    }

    /// Whether nothing but postcodes was typed by which somebody could be found.
    boolean postcodesAlone() {
        return names.isEmpty()
                && !terms.isEmpty()
                && terms.size() == postcodes().size();
    }

    /// How much nearer it is that somebody was born on this day: 1 where it is what was typed, -1 where it is
    /// not. A year alone, which many share, tells half as much.
    double fits(LocalDate birthday) {
        if (born != 0) {
            return Nearness.born(born, birthday);
        }
        return bornIn == null ? 0 : bornIn.getValue() == birthday.getYear() ? 0.5 : -0.5;
    }

    /// Whether somebody born on this day was born on another, or in another year, than was typed.
    boolean isOfAnother(LocalDate birthday) {
        return born != 0 ? Nearness.another(born, birthday) : fits(birthday) < 0;
    }

    /// Whether a date or year of birth was typed.
    boolean saysWhen() {
        return born != 0 || bornIn != null;
    }

    boolean empty() {
        return names.isEmpty() && terms.isEmpty();
    }

    /// A whole name and a date of birth: the only way to somebody with whom the asker has nothing to do.
    boolean exact() {
        return names.size() >= 2 && bornOn() != null;
    }

    private static int date(StringBuilder rest, LocalDate today, List<String> leftOut) {
        var found = new ArrayList<Integer>();
        take(ISO, rest, date -> found.add(packed(year(date.group(1), today), date.group(2), date.group(3))));
        take(DATE, rest, date -> {
            if (Integer.parseInt(date.group(1)) > MOST_DAYS || Integer.parseInt(date.group(2)) > MOST_DAYS) {
                leftOut.add(date.group());
            } else {
                found.add(packed(year(date.group(3), today), date.group(2), date.group(1)));
            }
        });
        take(WORDS, rest, date -> {
            int month = MONTHS.indexOf(date.group(2).substring(0, 3).toLowerCase(Locale.ROOT));
            found.add(month < 0 ? 0 : packed(year(date.group(3), today), String.valueOf(month / 3 + 1), date.group(1)));
        });
        return found.stream().filter(date -> date != 0).findFirst().orElse(0);
    }

    /// Two figures stand for the last such year that there was.
    private static int year(String typed, LocalDate today) {
        int year = Integer.parseInt(typed);
        return typed.length() > 2 ? year : today.getYear() - Math.floorMod(today.getYear() - year, 100);
    }

    private static int packed(int year, String month, String day) {
        return (year * 100 + Integer.parseInt(month)) * 100 + Integer.parseInt(day);
    }

    private static void take(Pattern pattern, StringBuilder rest, Consumer<Matcher> found) {
        var matcher = pattern.matcher(rest.toString());
        while (matcher.find()) {
            found.accept(matcher);
            for (int i = matcher.start(); i < matcher.end(); i++) {
                rest.setCharAt(i, ' ');
            }
        }
    }
}
