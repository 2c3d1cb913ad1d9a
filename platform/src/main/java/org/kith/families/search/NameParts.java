package org.kith.families.search;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kith.linkage.comparison.Forenames;
import org.kith.linkage.comparison.Romanisation;

/// The parts of all names, so that a familiar form or another romanisation of what was typed is found without a look at
/// each.
final class NameParts {

    private final int build;
    private final List<String> all;
    private final Map<Integer, Set<String>> byFamily = new HashMap<>();
    private final Map<String, Set<String>> byKey = new HashMap<>();
    private final Set<String> syllables = new LinkedHashSet<>();

    /// @param build the one that the parts are of
    NameParts(int build, List<String> all) {
        this.build = build;
        this.all = List.copyOf(all);
        for (var part : all) {
            int family = Forenames.family(part);
            if (family != Forenames.NO_FAMILY) {
                byFamily.computeIfAbsent(family, _ -> new LinkedHashSet<>()).add(part);
            }
            byKey.computeIfAbsent(Romanisation.broadKey(part), _ -> new LinkedHashSet<>())
                    .add(part);
            if (Romanisation.isSyllable(part)) {
                syllables.add(part);
            }
        }
    }

    int build() {
        return build;
    }

    /// Parts that are another form or another romanisation of this one.
    Set<String> formsOf(String typed) {
        var forms = new LinkedHashSet<String>();
        int family = Forenames.family(typed);
        if (family == Forenames.OF_SEVERAL) {
            all.stream().filter(part -> Forenames.familiar(part, typed)).forEach(forms::add);
        } else if (family != Forenames.NO_FAMILY) {
            forms.addAll(byFamily.getOrDefault(family, Set.of()));
            byFamily.getOrDefault(Forenames.OF_SEVERAL, Set.of()).stream()
                    .filter(part -> Forenames.familiar(part, typed))
                    .forEach(forms::add);
        }
        byKey.getOrDefault(Romanisation.broadKey(typed), Set.of()).stream()
                .filter(part -> Romanisation.same(part, typed))
                .forEach(forms::add);
        if (Romanisation.isSyllable(typed)) {
            syllables.stream().filter(part -> Romanisation.same(part, typed)).forEach(forms::add);
        }
        return forms;
    }
}
