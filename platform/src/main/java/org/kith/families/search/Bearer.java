package org.kith.families.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.families.Names;

/// Somebody who may be meant by what was typed.
///
/// @param terms parts of names, and what else a search finds them by
/// @param places postcodes where they live or lived; null where whoever searches may not learn it, so that
/// none moves them up or down
record Bearer(
        UUID id,
        Set<String> terms,
        Set<String> forenames,
        Set<String> surnames,
        @Nullable LocalDate bornOn,
        @Nullable Set<String> places) {

    /// Of two who fit alike, whose names were typed in their order comes first.
    private static final double CROSSWISE = -0.05;

    /// How well they fit what was typed; empty where they live elsewhere.
    Optional<Ranked> ranked(Asked asked, List<Map<String, Double>> spellings) {
        double fit = bornOn == null ? 0 : asked.fits(bornOn);
        boolean near = false;
        var told = new HashSet<String>();
        var borne = new ArrayList<String>();
        for (var meant : spellings) {
            var best = meant.entrySet().stream()
                    .filter(spelling -> terms.contains(spelling.getKey()) && !told.contains(spelling.getKey()))
                    .max(Map.Entry.comparingByValue());
            fit += best.map(Map.Entry::getValue).orElse(0.0);
            near |= best.map(Map.Entry::getValue).orElse(0.0) < 1;
            best.map(Map.Entry::getKey).ifPresent(told::add);
            best.map(Map.Entry::getKey).ifPresent(borne::add);
        }
        fit += crosswise(borne) ? CROSSWISE : 0;
        if (places != null) {
            for (var typed : asked.postcodes()) {
                double nearest = places.stream()
                        .mapToDouble(place -> Nearness.postcode(small(typed), small(place)))
                        .max()
                        .orElse(0);
                if (nearest == 0) {
                    return Optional.empty();
                }
                fit += nearest;
            }
        }
        return Optional.of(new Ranked(id, fit, near));
    }

    /// Whether what was typed first is the surname and what was typed last the first name.
    private boolean crosswise(List<String> borne) {
        return borne.size() > 1
                && surnames.contains(borne.getFirst())
                && !forenames.contains(borne.getFirst())
                && forenames.contains(borne.getLast())
                && !surnames.contains(borne.getLast());
    }

    private static String small(String term) {
        return term.substring(1).toLowerCase(Locale.ROOT);
    }

    static Set<String> parts(@Nullable String... names) {
        return Arrays.stream(names)
                .filter(Objects::nonNull)
                .flatMap(name -> Names.parts(name).stream())
                .collect(Collectors.toSet());
    }

    /// @param near the name is not as it was typed
    record Ranked(UUID id, double fit, boolean near) {}
}
