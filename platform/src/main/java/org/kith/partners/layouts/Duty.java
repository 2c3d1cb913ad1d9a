package org.kith.partners.layouts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.declarations.Yaml;

/// A duty, a power or a register of new law: in force from a day that the strategy folder names, and from no line of
/// code.
///
/// @param name by which a source's declaration rests on it
/// @param says what it asks or allows, in plain words
/// @param from the day on which it begins here, null while nobody knows
public record Duty(
        String name, String title, String says, @Nullable LocalDate from) {

    /// Reads `law.yaml` of a strategy folder; none where there is no such file.
    public static Map<String, Duty> in(Path strategy) {
        var file = strategy.resolve("law.yaml");
        var duties = new LinkedHashMap<String, Duty>();
        if (Files.exists(file)) {
            Yaml.in(file).fields().forEach((name, said) -> {
                said.knowing("title", "says", "from");
                duties.put(
                        name,
                        new Duty(
                                name,
                                said.text("title"),
                                said.text("says"),
                                said.find("from").map(Yaml::date).orElse(null)));
            });
        }
        return duties;
    }

    public boolean inForce(LocalDate today) {
        return from != null && !from.isAfter(today);
    }
}
