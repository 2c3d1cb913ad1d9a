package org.kith.partners.layouts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.declarations.Yaml;

/// The codes a column may hold, in editions by collection year; each code stands for itself or for a value of ours.
public record CodeSet(String name, List<Edition> editions) {

    /// The codes that hold from one year until another.
    record Edition(int from, int until, Map<String, String> values) {

        boolean holdsIn(int year) {
            return from <= year && year <= until;
        }
    }

    /// Any code, reported by nobody.
    static final CodeSet ANY = new CodeSet("any", List.of());

    public CodeSet {
        editions = List.copyOf(editions);
    }

    static CodeSet of(String name, Yaml yaml) {
        if (yaml.isList() && !yaml.list().isEmpty() && yaml.list().getFirst().isMap()) {
            var editions = new ArrayList<Edition>();
            for (Yaml each : yaml.list()) {
                each.knowing("from", "until", "codes");
                editions.add(new Edition(
                        each.find("from").map(Yaml::number).orElse(0),
                        each.find("until").map(Yaml::number).orElse(Integer.MAX_VALUE),
                        values(each.field("codes"))));
            }
            return new CodeSet(name, editions);
        }
        return new CodeSet(name, List.of(new Edition(0, Integer.MAX_VALUE, values(yaml))));
    }

    private static Map<String, String> values(Yaml yaml) {
        Map<String, String> values = new LinkedHashMap<>();
        if (yaml.isMap()) {
            yaml.fields().forEach((code, value) -> values.put(code, value.text()));
        } else {
            yaml.words().forEach(code -> values.put(code, code));
        }
        return values;
    }

    /// What a written code stands for, in whichever edition has it; null when none has.
    @Nullable
    public String value(String written) {
        for (String spelling : List.of(written, written.toUpperCase(Locale.ROOT), written.toLowerCase(Locale.ROOT))) {
            for (Edition edition : editions.reversed()) {
                String value = edition.values().get(spelling);
                if (value != null) {
                    return value;
                }
            }
        }
        return null;
    }

    /// Whether a written code is in the list of the year; of any year when the year is not known.
    public boolean holds(String written, @Nullable Integer year) {
        if (editions.isEmpty()) {
            return true;
        }
        return editions.stream()
                .filter(edition -> year == null || edition.holdsIn(year))
                .anyMatch(edition -> edition.values().containsKey(written)
                        || edition.values().containsKey(written.toUpperCase(Locale.ROOT))
                        || edition.values().containsKey(written.toLowerCase(Locale.ROOT)));
    }
}
