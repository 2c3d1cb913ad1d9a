package org.kith.needs.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.needs.Choice;
import org.kith.site.words.Dates;
import org.kith.site.words.Words;

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
        said.put("help", choice.help() == Choice.Help.ANY ? "" : Words.of(choice.help()));
        said.put("change", choice.change() == Choice.Change.STANDS ? "" : Words.of(choice.change()));
        said.put("order", choice.order() == Choice.Order.NEWEST ? "" : Words.of(choice.order()));
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

    /// No code is longer, and an address with one that were could not be answered.
    private static String code(@Nullable String said) {
        return said == null || said.length() > LONGEST_CODE ? "" : said;
    }

    private static <E extends Enum<E>> E one(Class<E> type, @Nullable String said, E otherwise) {
        return Optional.ofNullable(said).flatMap(word -> Words.find(type, word)).orElse(otherwise);
    }

    private static @Nullable LocalDate day(@Nullable String said, LocalDate today) {
        return Optional.ofNullable(said)
                .flatMap(Dates::typed)
                .filter(day -> !day.isAfter(today))
                .orElse(null);
    }
}
