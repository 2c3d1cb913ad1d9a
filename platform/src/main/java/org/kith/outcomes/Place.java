package org.kith.outcomes;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.families.Names;
import org.kith.site.words.Words;
import org.kith.strategy.Zone;

/// A place that figures tell of.
///
/// @param code with the kind it names the place in an address
/// @param zone the code of the zone that holds it; null for the county and for what is in no zone
/// @param pyramid the code of the pyramid that holds it
/// @param fromOn since when it has its present shape, where that is known
public record Place(
        Kind kind,
        String code,
        String name,
        @Nullable String zone,
        @Nullable String pyramid,
        @Nullable LocalDate fromOn) {

    /// From the largest to the smallest.
    public enum Kind {
        COUNTY,
        ZONE,
        PYRAMID,
        AREA,
        SCHOOL;

        /// As an address and a file write it.
        public String word() {
            return Words.of(this);
        }

        static Kind of(String word) {
            return Words.named(Kind.class, word);
        }
    }

    public static Place county(String name) {
        return new Place(Kind.COUNTY, "county", name, null, null, null);
    }

    /// A zone as the register has it. It got its present shape on the later of the days that the register and the
    /// strategy say.
    ///
    /// @param zones of the strategy
    static Place zone(String code, String name, @Nullable LocalDate registered, List<Zone> zones, LocalDate today) {
        var shaped = Stream.concat(
                        Stream.ofNullable(registered),
                        zones.stream()
                                .filter(zone -> zone.code().equals(code) && zone.on(today))
                                .map(Zone::from))
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new Place(Kind.ZONE, code, name, null, null, shaped);
    }

    /// Whether its name has each of these words, or parts of words, in whichever order and however it is accented and
    /// pointed: "marys st" of "St Mary’s".
    public boolean isCalled(String words) {
        var called = Names.parts(name);
        var asked = Names.parts(words);
        return !asked.isEmpty()
                && asked.stream().allMatch(word -> called.stream().anyMatch(part -> part.contains(word)));
    }

    /// Where its profile is.
    public String path() {
        return kind == Kind.COUNTY ? "/profiles" : "/profiles/" + kind.word() + "/" + code;
    }

    /// Pyramids have a name and no code: "St Mary’s" is `st-mary-s`.
    public static String codeOfPyramid(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}
