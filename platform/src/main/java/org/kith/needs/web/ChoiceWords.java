package org.kith.needs.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.needs.Choice;

/// A choice as the words of an address. A word that means nothing is as if it had not been said.
final class ChoiceWords {

    static final String LIST = "/lists/needs";

    private static final int LONGEST_CODE = 200;

    private ChoiceWords() {}

    /// @param today no later day is one since which something changed
    static Choice of(Map<String, String> said, LocalDate today) {
        return new Choice(
                Stream.of(code(said.get("need")), code(said.get("or")))
                        .filter(need -> !need.isEmpty())
                        .distinct()
                        .toList(),
                code(said.get("zone")),
                code(said.get("pyramid")),
                code(said.get("school")),
                one(Choice.Help.class, said.get("help"), Choice.Help.ANY),
                one(Choice.Change.class, said.get("change"), Choice.Change.STANDS),
                one(Choice.Order.class, said.get("order"), Choice.Order.NEWEST),
                day(said.get("since"), today));
    }

    /// "need=first-suspension&help=nobody", without what is not asked for.
    static String of(Choice choice) {
        var said = new LinkedHashMap<String, String>();
        said.put("need", need(choice));
        said.put("or", or(choice));
        said.put("zone", choice.zone());
        said.put("pyramid", choice.pyramid());
        said.put("school", choice.school());
        said.put("help", choice.help() == Choice.Help.ANY ? "" : word(choice.help()));
        said.put("change", choice.change() == Choice.Change.STANDS ? "" : word(choice.change()));
        said.put("order", choice.order() == Choice.Order.NEWEST ? "" : word(choice.order()));
        var since = choice.since();
        said.put("since", since == null ? "" : since.toString());
        return said.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    static String href(Choice choice) {
        return href(LIST, choice);
    }

    static String href(String path, Choice choice) {
        var words = of(choice);
        return words.isEmpty() ? path : path + "?" + words;
    }

    /// The need asked for; empty for any.
    static String need(Choice choice) {
        return choice.needs().isEmpty() ? "" : choice.needs().getFirst();
    }

    /// The other need that will do as well; mostly empty.
    static String or(Choice choice) {
        return choice.needs().size() < 2 ? "" : choice.needs().getLast();
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /// No code is longer, and an address with one that were could not be answered.
    private static String code(@Nullable String said) {
        return said == null || said.length() > LONGEST_CODE ? "" : said;
    }

    private static <E extends Enum<E>> E one(Class<E> type, @Nullable String said, E otherwise) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> word(value).equals(said))
                .findFirst()
                .orElse(otherwise);
    }

    private static @Nullable LocalDate day(@Nullable String said, LocalDate today) {
        try {
            var day = said == null || said.isEmpty() ? null : LocalDate.parse(said);
            return day == null || day.isAfter(today) ? null : day;
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
