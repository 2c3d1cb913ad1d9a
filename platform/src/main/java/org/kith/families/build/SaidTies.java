package org.kith.families.build;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.families.build.Gathered.Tie;

/// What sources say between two people, put together. A tie stands while one of them says so; where nobody says so
/// for a while it is two. Responsibility is what is said of today. That contact is not safe holds of both spells.
final class SaidTies {

    /// They say little where another source says mother or father.
    private static final Set<String> VAGUE = Set.of("parent", "other", "carer");

    private static final List<String> BETTER = List.of("mother", "father");

    /// What has no beginning goes with the latest spell.
    private static final Comparator<Tie> BY_BEGINNING =
            Comparator.comparing(Tie::fromOn, Comparator.nullsLast(Comparator.naturalOrder()));

    /// A tie is cited by who says the most of it.
    private static final Comparator<Tie> SAYS_MOST = Comparator.comparing((Tie tie) -> !tie.unsafe())
            .thenComparing(tie -> !tie.responsible())
            .thenComparingLong(Tie::fact);

    private record Said(int one, int other, String kind) {}

    private final Map<Said, List<Tie>> said = new LinkedHashMap<>();
    private final LocalDate today;

    SaidTies(LocalDate today) {
        this.today = today;
    }

    void add(Tie tie) {
        said.computeIfAbsent(new Said(tie.one(), tie.other(), tie.kind()), _ -> new ArrayList<>(1))
                .add(tie);
    }

    /// Each spell of each tie, in the order in which ties were first said.
    List<Tie> all() {
        said.values().forEach(this::putTogether);
        said.forEach((which, spells) -> {
            if (VAGUE.contains(which.kind())) {
                spells.removeIf(this::isSaidBetter);
            }
        });
        return said.values().stream().flatMap(List::stream).toList();
    }

    private void putTogether(List<Tie> ties) {
        if (ties.size() > 1) {
            boolean unsafe = ties.stream().anyMatch(Tie::unsafe);
            var spells = spells(ties);
            ties.clear();
            spells.forEach(spell -> ties.add(one(spell, unsafe)));
        }
    }

    private static List<List<Tie>> spells(List<Tie> ties) {
        var spells = new ArrayList<List<Tie>>();
        for (var tie : ties.stream().sorted(BY_BEGINNING).toList()) {
            if (spells.isEmpty() || beginsAfter(tie, end(spells.getLast()))) {
                spells.add(new ArrayList<>());
            }
            spells.getLast().add(tie);
        }
        return spells;
    }

    private static boolean beginsAfter(Tie tie, @Nullable LocalDate end) {
        return end != null && tie.fromOn() != null && tie.fromOn().isAfter(end);
    }

    private static @Nullable LocalDate end(List<Tie> spell) {
        var end = spell.getFirst().untilOn();
        for (var tie : spell) {
            end = lastOf(end, tie.untilOn());
        }
        return end;
    }

    private Tie one(List<Tie> spell, boolean unsafe) {
        var end = end(spell);
        var standing = spell.stream().filter(this::isOfToday).toList();
        var last = standing.isEmpty()
                ? spell.stream()
                        .filter(tie -> Objects.equals(tie.untilOn(), end))
                        .toList()
                : standing;
        var cited = last.stream().min(SAYS_MOST).orElseThrow();
        LocalDate together = null;
        LocalDate apart = null;
        for (var tie : spell) {
            together = earlier(together, tie.togetherOn());
            apart = later(apart, tie.apartOn());
        }
        return new Tie(
                cited.one(),
                cited.other(),
                cited.kind(),
                last.stream().anyMatch(Tie::responsible),
                unsafe,
                spell.getFirst().fromOn(),
                end,
                together,
                apart,
                cited.fact());
    }

    /// Whether another source says mother or father as long; that then holds all that the vague one says besides, and
    /// from when it does.
    private boolean isSaidBetter(Tie vague) {
        boolean better = false;
        for (var kind : BETTER) {
            var spells = said.getOrDefault(new Said(vague.one(), vague.other(), kind), List.of());
            for (int i = 0; i < spells.size(); i++) {
                if (covers(spells.get(i), vague)) {
                    spells.set(i, withAll(spells.get(i), vague));
                    better = true;
                }
            }
        }
        return better;
    }

    private boolean covers(Tie better, Tie vague) {
        return hasBegun(better)
                && (better.fromOn() == null
                        || vague.untilOn() == null
                        || better.fromOn().isBefore(vague.untilOn()))
                && Objects.equals(lastOf(better.untilOn(), vague.untilOn()), better.untilOn());
    }

    private Tie withAll(Tie better, Tie vague) {
        boolean responsible = vague.responsible() && isOfToday(vague);
        boolean saysMore = (vague.unsafe() && !better.unsafe()) || (responsible && !better.responsible());
        return new Tie(
                better.one(),
                better.other(),
                better.kind(),
                better.responsible() || responsible,
                better.unsafe() || vague.unsafe(),
                firstOf(better.fromOn(), vague.fromOn()),
                better.untilOn(),
                earlier(better.togetherOn(), vague.togetherOn()),
                later(better.apartOn(), vague.apartOn()),
                saysMore ? vague.fact() : better.fact());
    }

    private boolean isOfToday(Tie tie) {
        return hasBegun(tie) && tie.stands(today);
    }

    private boolean hasBegun(Tie tie) {
        return tie.fromOn() == null || !tie.fromOn().isAfter(today);
    }

    /// Null is without an end.
    private static @Nullable LocalDate lastOf(@Nullable LocalDate a, @Nullable LocalDate b) {
        return a == null || b == null ? null : later(a, b);
    }

    /// Null is without a beginning.
    private static @Nullable LocalDate firstOf(@Nullable LocalDate a, @Nullable LocalDate b) {
        return a == null || b == null ? null : earlier(a, b);
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate a, @Nullable LocalDate b) {
        return a == null || (b != null && b.isBefore(a)) ? b : a;
    }

    private static @Nullable LocalDate later(@Nullable LocalDate a, @Nullable LocalDate b) {
        return a == null || (b != null && b.isAfter(a)) ? b : a;
    }
}
