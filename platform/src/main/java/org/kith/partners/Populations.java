package org.kith.partners;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.kith.declarations.Yaml;

/// Of which ages the partnership's figures and pages speak, as `populations.yaml` of its strategy
/// folder says.
///
/// @param schoolAge at which a child is expected on a school's roll
/// @param oldestYoung the last age at which rules of need look for anybody
/// @param bands in which people are counted, one after the other from birth on
/// @param drawn the bars of a picture, each of whole bands
public record Populations(Ages schoolAge, int oldestYoung, List<Ages> bands, List<Ages> drawn) {

    /// Where a strategy folder has no populations of its own, those that come with Kith hold.
    private static final String FILE = "populations.yaml";

    private static final int OLDEST = 120;
    private static final Pattern AGES = Pattern.compile("(\\d{1,3})(?: to (\\d{1,3}))?");

    public Populations {
        bands = List.copyOf(bands);
        drawn = List.copyOf(drawn);
    }

    /// Whole years, the first and the last included.
    public record Ages(int from, int until) {

        public boolean hold(int age) {
            return from <= age && age <= until;
        }

        /// "0 to 4", "18"
        public String words() {
            return from == until ? String.valueOf(from) : from + " to " + until;
        }
    }

    /// The last age at which somebody counts as a child or young person.
    public int oldestChild() {
        return bands.getLast().until();
    }

    /// Those of a strategy folder; needs no database.
    ///
    /// @throws org.kith.declarations.BrokenDeclaration when they cannot be understood
    public static Populations in(Path strategy) {
        var file = strategy.resolve(FILE);
        return Files.exists(file) ? of(Yaml.in(file)) : shipped();
    }

    /// Those that come with Kith.
    public static Populations shipped() {
        try (var content =
                Objects.requireNonNull(Populations.class.getResourceAsStream(FILE), "populations.yaml is not here")) {
            return of(Yaml.in(FILE, content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Populations of(Yaml yaml) {
        yaml.knowing("school age", "oldest young", "bands", "drawn");
        var bands = row(yaml.field("bands"));
        var drawn = row(yaml.field("drawn"));
        if (drawn.getLast().until() != bands.getLast().until()) {
            throw yaml.field("drawn")
                    .broken("the bars end at " + drawn.getLast().until() + ", the bands at "
                            + bands.getLast().until() + "; both end with the same age.");
        }
        for (var bar : drawn) {
            whole(yaml.field("drawn"), bar, bands);
        }
        var schoolAge = ages(yaml.field("school age"));
        whole(yaml.field("school age"), schoolAge, bands);
        int oldestYoung = yaml.field("oldest young").number();
        if (oldestYoung < bands.getLast().until() || oldestYoung > OLDEST) {
            throw yaml.field("oldest young")
                    .broken("an age from " + bands.getLast().until() + ", where the bands end, to " + OLDEST
                            + " belongs here.");
        }
        return new Populations(schoolAge, oldestYoung, bands, drawn);
    }

    /// Ages that leave none out from birth on.
    private static List<Ages> row(Yaml yaml) {
        var row = new ArrayList<Ages>();
        for (var each : yaml.list()) {
            var ages = ages(each);
            int next = row.isEmpty() ? 0 : row.getLast().until() + 1;
            if (ages.from() != next) {
                throw each.broken("this begins at " + ages.from() + ", but " + next
                        + " is the next age: they begin at birth and leave none out.");
            }
            row.add(ages);
        }
        if (row.isEmpty()) {
            throw yaml.broken("ages such as [0 to 4, 5 to 18] belong here.");
        }
        return row;
    }

    private static void whole(Yaml at, Ages ages, List<Ages> bands) {
        if (bands.stream().noneMatch(band -> band.from() == ages.from())
                || bands.stream().noneMatch(band -> band.until() == ages.until())) {
            throw at.broken("`" + ages.words()
                    + "` is not made of whole bands: it begins where one begins and ends where one ends.");
        }
    }

    /// An age, or ages such as `5 to 15`.
    static Ages ages(Yaml yaml) {
        var ages = AGES.matcher(yaml.text());
        if (ages.matches()) {
            int from = Integer.parseInt(ages.group(1));
            int until = ages.group(2) == null ? from : Integer.parseInt(ages.group(2));
            if (from <= until && until <= OLDEST) {
                return new Ages(from, until);
            }
        }
        throw yaml.broken("ages are such as `5 to 15` or `2`, not `" + yaml.text() + "`.");
    }
}
