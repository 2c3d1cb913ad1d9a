package org.kith.county.people;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.kith.county.chance.Chance;

/// What people are called: first names by sex and year of birth, surnames, names from other scripts
/// with the ways in which English ears write them, and diminutives.
public final class Names {

    private final NavigableMap<Integer, Bag> boys = new TreeMap<>();
    private final NavigableMap<Integer, Bag> girls = new TreeMap<>();
    private final Bag surnames = new Bag();
    private final Map<String, Bag> byScript = new HashMap<>();
    private final Map<String, List<String>> variants = new HashMap<>();
    private final Map<String, List<String>> diminutives = new HashMap<>();

    public Names() {
        for (List<String> line : lines("first-names.txt")) {
            Bag bag = new Bag();
            addWeighted(bag, line.subList(2, line.size()));
            (line.getFirst().equals("M") ? boys : girls).put(Integer.valueOf(line.get(1)), bag);
        }
        lines("surnames.txt").forEach(line -> addWeighted(surnames, line));
        lines("scripts.txt").forEach(this::addScript);
        lines("diminutives.txt").forEach(line -> diminutives.put(line.getFirst(), line.subList(1, line.size())));
    }

    private static void addWeighted(Bag bag, List<String> words) {
        for (int i = 0; i + 1 < words.size(); i += 2) {
            bag.add(words.get(i), Double.parseDouble(words.get(i + 1)));
        }
    }

    private void addScript(List<String> line) {
        Bag bag = byScript.computeIfAbsent(line.getFirst() + line.get(1), key -> new Bag());
        for (String word : line.subList(2, line.size())) {
            List<String> same = new ArrayList<>();
            for (String one : word.replace("/a", "").replace('_', ' ').split("=", -1)) {
                same.add(one);
            }
            bag.add(same.getFirst(), 30.0 / (10 + line.indexOf(word)));
            variants.put(same.getFirst(), same);
        }
    }

    public String first(boolean male, int born, Script script, Chance chance) {
        return firsts(male, born, script).draw(chance);
    }

    String firstLike(String name, boolean male, int born, Script script, Chance chance) {
        return firsts(male, born, script).drawLike(name, chance);
    }

    private Bag firsts(boolean male, int born, Script script) {
        if (script == Script.BRITISH) {
            NavigableMap<Integer, Bag> bags = male ? boys : girls;
            Map.Entry<Integer, Bag> entry = bags.floorEntry(born);
            return entry == null ? bags.firstEntry().getValue() : entry.getValue();
        }
        return Objects.requireNonNull(byScript.get(script.word() + (male ? "M" : "F")));
    }

    public String surname(Script script, Chance chance) {
        return script == Script.BRITISH
                ? surnames.draw(chance)
                : Objects.requireNonNull(byScript.get(script.word() + "S")).draw(chance);
    }

    /// As a woman of the family bears it.
    static String borneBy(boolean male, String surname) {
        return !male && surname.endsWith("ski") ? surname.substring(0, surname.length() - 1) + "a" : surname;
    }

    /// Other ways of writing the same name in English letters; empty for most.
    public List<String> variants(String name) {
        List<String> same = variants.get(name);
        return same == null || same.size() < 2 ? List.of() : same.subList(1, same.size());
    }

    public List<String> diminutives(String name) {
        return diminutives.getOrDefault(name, List.of());
    }

    private static List<List<String>> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(Names.class.getResourceAsStream(resource), resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.strip().split("\\s+")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(String.format(Locale.ROOT, "cannot read %s", resource), e);
        }
    }
}
