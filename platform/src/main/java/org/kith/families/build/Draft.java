package org.kith.families.build;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.families.Names;
import org.kith.linkage.comparison.DamerauLevenshtein;
import org.kith.partners.Populations;

/// A person in the making: what their records say, gathered while the records stream by.
final class Draft {

    /// Two have to agree against a third.
    private static final int SPELLINGS = 3;

    /// Names of so many letters differ in one without a slip: Ray and Day, Li and Lin.
    private static final int SHORT = 3;

    /// An address that nobody has told of for so long gives way to a newer one.
    private static final int MONTHS_UNCONFIRMED = 12;

    private static final Comparator<Stay> SAID_FIRST = Comparator.comparing((Stay stay) -> stay.untilOn() != null)
            .thenComparingInt(stay -> -stay.rank())
            .thenComparingInt(Stay::record);

    /// An address that a record gives, from when until when.
    ///
    /// @param home its place; until homes are made, the number of the way in which it is written
    /// @param restated its source says so anew in each file
    record Stay(int home, LocalDate fromOn, @Nullable LocalDate untilOn, int rank, int record, boolean restated) {

        Stay at(int place) {
            return new Stay(place, fromOn, untilOn, rank, record, restated);
        }

        boolean lasted() {
            return untilOn == null || untilOn.isAfter(fromOn);
        }

        /// Whether its record gives the other home from then on, or later.
        boolean leadsTo(Stay next) {
            return record == next.record && home != next.home && untilOn != null && !untilOn.isAfter(next.fromOn);
        }

        Stay during(LocalDate from, @Nullable LocalDate until) {
            return new Stay(home, from, until, rank, record, restated);
        }
    }

    /// On roll at a school, nursery or college.
    record Enrolment(String setting, @Nullable String year, LocalDate fromOn) {

        /// The newest that has begun; of those to come the first.
        boolean countsBefore(Enrolment other, LocalDate today) {
            if (isComing(today) != other.isComing(today)) {
                return !isComing(today);
            }
            return isComing(today) ? fromOn.isBefore(other.fromOn) : fromOn.isAfter(other.fromOn);
        }

        boolean isComing(LocalDate today) {
            return fromOn.isAfter(today);
        }
    }

    final UUID id;

    /// A number made of the first of their records, by such numbers: what names a person without an id.
    long firstRecord = Long.MAX_VALUE;

    int records;
    boolean sealed;
    boolean shielded;

    /// The address may not be told; it spreads to those at home with them.
    boolean confidential;

    @Nullable
    String forename;

    @Nullable
    String surname;

    private int nameRank = Integer.MIN_VALUE;

    /// As sources spell the two names now.
    private final List<String> forenames = new ArrayList<>(4);

    private final List<String> surnames = new ArrayList<>(4);

    private final TreeMap<LocalDate, Integer> births = new TreeMap<>();

    @Nullable
    LocalDate expectedOn;

    @Nullable
    LocalDate diedOn;

    private final int[] sexes = new int[3];
    private int childVotes;
    private int adultVotes;

    final List<Stay> stays = new ArrayList<>(2);
    private final List<List<String>> names = new ArrayList<>(4);
    private final List<String> numbers = new ArrayList<>(3);
    private final List<String> postcodes = new ArrayList<>(2);

    @Nullable
    Enrolment enrolment;

    /// A second school, of two on whose rolls they are.
    @Nullable
    Enrolment alsoAt;

    private @Nullable String leftSetting;
    private LocalDate leftOn = LocalDate.MIN;

    int home = Homes.NONE;
    int secondHome = Homes.NONE;

    Draft(UUID id) {
        this.id = id;
    }

    void record(long named) {
        records++;
        firstRecord = Math.min(firstRecord, named);
    }

    void name(@Nullable String given, @Nullable String family, int rank, boolean newest) {
        if (given == null && family == null) {
            return;
        }
        if (newest && given != null) {
            forenames.add(given);
        }
        if (newest && family != null) {
            surnames.add(family);
        }
        int whole = rank + (newest ? 100 : 0) + (given != null && family != null ? 200 : 0);
        if (whole > nameRank) {
            nameRank = whole;
            forename = given == null ? null : Names.readable(given.strip());
            surname = family == null ? null : Names.readable(family.strip());
        }
    }

    /// A spelling that only the source that is believed first has gives way to that of which it is a slip and on which
    /// others agree: it would be wrong, and would tell whoever may not know that source that it knows the person.
    static @Nullable String spelt(@Nullable String believed, List<String> said) {
        if (believed == null || said.size() < SPELLINGS) {
            return believed;
        }
        var letters = Names.letters(believed);
        var votes = new TreeMap<String, Integer>();
        said.forEach(one -> votes.merge(Names.letters(one), 1, Integer::sum));
        if (votes.getOrDefault(letters, 0) > 1) {
            return believed;
        }
        return votes.entrySet().stream()
                .filter(vote -> vote.getValue() > 1 && differInOne(vote.getKey(), letters))
                .max(Map.Entry.comparingByValue())
                .flatMap(vote -> said.stream()
                        .filter(one -> Names.letters(one).equals(vote.getKey()))
                        .findFirst())
                .map(one -> Names.readable(one.strip()))
                .orElse(believed);
    }

    /// Whether two names differ in one letter at most and are long enough for a slip.
    static boolean differInOne(String one, String other) {
        return Math.max(one.length(), other.length()) > SHORT && DamerauLevenshtein.atMostOne(one, other);
    }

    /// A search finds them by the parts of each of their names.
    void called(List<String> parts) {
        once(names, parts);
    }

    /// A number by which a search finds them.
    void numbered(@Nullable String number) {
        once(numbers, number);
    }

    /// @param plain a postcode at which they live or lived
    void livedAt(@Nullable String plain) {
        once(postcodes, plain);
    }

    private static <T> void once(List<T> all, @Nullable T one) {
        if (one != null && !all.contains(one)) {
            all.add(one);
        }
    }

    /// By what a search finds them, in order: parts of names, #numbers, @postcodes.
    Set<String> terms() {
        var terms = new TreeSet<String>();
        names.forEach(terms::addAll);
        for (var number : numbers) {
            if (!number.isBlank()) {
                terms.add("#" + number.replace(" ", "").toUpperCase(Locale.ROOT));
            }
        }
        for (var postcode : postcodes) {
            if (!postcode.isBlank()) {
                terms.add("@" + postcode);
            }
        }
        return terms;
    }

    List<List<String>> names() {
        return names;
    }

    /// What a source says today counts twice what it once said.
    void born(@Nullable LocalDate on, boolean newest) {
        if (on != null && on.getYear() > 1900) {
            births.merge(on, newest ? 2 : 1, Integer::sum);
        }
    }

    void sex(@Nullable String sex) {
        if (sex != null && !sex.isBlank()) {
            int place = "FMU".indexOf(sex.charAt(0));
            if (place >= 0) {
                sexes[place]++;
            }
        }
    }

    void role(@Nullable String role) {
        if ("child".equals(role)) {
            childVotes++;
        } else if ("adult".equals(role)) {
            adultVotes++;
        }
    }

    void enrolled(Enrolment one, LocalDate today) {
        enrolment = counting(enrolment, one, today);
    }

    void enrolledBesides(Enrolment one, LocalDate today) {
        alsoAt = counting(alsoAt, one, today);
    }

    private static Enrolment counting(@Nullable Enrolment known, Enrolment one, LocalDate today) {
        return known == null || one.countsBefore(known, today) ? one : known;
    }

    void left(String setting, LocalDate on) {
        if (on.isAfter(leftOn) || (on.equals(leftOn) && (leftSetting == null || setting.compareTo(leftSetting) > 0))) {
            leftSetting = setting;
            leftOn = on;
        }
    }

    /// Where they go to school, or went last.
    @Nullable
    String school() {
        return enrolment == null ? leftSetting : enrolment.setting();
    }

    /// The date that most records give; of as many, the earliest that is no first of January.
    @Nullable
    LocalDate bornOn() {
        LocalDate best = null;
        int most = 0;
        for (var birth : births.entrySet()) {
            int weight = birth.getValue() * 2 - (birth.getKey().getDayOfYear() == 1 ? 1 : 0);
            if (weight > most) {
                best = birth.getKey();
                most = weight;
            }
        }
        return best;
    }

    boolean bornDoubtful() {
        return births.size() > 1;
    }

    @Nullable
    String sex() {
        int best = sexes[0] >= sexes[1] ? 0 : 1;
        return sexes[best] > 0 ? "FM".substring(best, best + 1) : sexes[2] > 0 ? "U" : null;
    }

    /// Of an age that figures tell of, or expected; without any date, as most records have it.
    boolean child(LocalDate today, Populations ages) {
        var born = bornOn();
        return born == null
                ? expectedOn != null || childVotes > adultVotes
                : born.isAfter(today.minusYears(1 + ages.oldestChild()));
    }

    /// Young enough for what rules look for.
    boolean young(LocalDate today, Populations ages) {
        var born = bornOn();
        return born == null ? child(today, ages) : born.isAfter(today.minusYears(1 + ages.oldestYoung()));
    }

    /// Puts the homes in the place of the ways in which they are written.
    void livedIn(Homes homes) {
        stays.removeIf(stay -> homes.of(stay.home()) == Homes.NONE);
        stays.replaceAll(stay -> stay.at(homes.of(stay.home())));
    }

    /// Settles how the person is spelt, which school counts, the main one of two, and where they live: where the newest
    /// word is, unless several sources stand by another home and the newest is hardly newer.
    void settle(LocalDate today) {
        forename = spelt(forename, forenames);
        surname = spelt(surname, surnames);
        settleSchools(today);
        endWhatOthersReplaced();
        long best = Long.MIN_VALUE;
        for (var stay : stays) {
            if (stay.untilOn() == null) {
                long support =
                        saidOf(stay.home()).mapToLong(Stay::record).distinct().count();
                long score = (stay.fromOn().toEpochDay() + 120 * (support - 1)) * 32 + stay.rank();
                if (score > best) {
                    best = score;
                    home = stay.home();
                }
            }
        }
    }

    /// The main school counts, but where they are already before one to which they are yet to come.
    private void settleSchools(LocalDate today) {
        if (alsoAt == null) {
            return;
        }
        if (enrolment == null || (enrolment.isComing(today) && !alsoAt.isComing(today))) {
            enrolment = alsoAt;
            alsoAt = null;
        } else if (alsoAt.isComing(today) || alsoAt.setting().equals(enrolment.setting())) {
            alsoAt = null;
        }
    }

    private void endWhatOthersReplaced() {
        var said = List.copyOf(stays);
        stays.replaceAll(stay -> stay.untilOn() == null ? stay.during(stay.fromOn(), replacedOn(stay, said)) : stay);
    }

    /// Until when a source that is believed as much gave the same address, where it gives another now: whoever still
    /// gives it has not heard of the move, unless they told since that the person moved there. Null where none did.
    private static @Nullable LocalDate replacedOn(Stay stay, List<Stay> said) {
        boolean movedThere = said.stream().anyMatch(before -> before.leadsTo(stay));
        return said.stream()
                .filter(left -> left.home() == stay.home() && left.rank() >= stay.rank())
                .filter(left -> said.stream().anyMatch(now -> now.untilOn() == null && left.leadsTo(now)))
                .flatMap(left -> Stream.ofNullable(left.untilOn()))
                .filter(day -> day.isAfter(stay.fromOn()) || !movedThere)
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    /// One stay for each time that they lived in a home, by the word of a source that still gives it. An address that
    /// some source still gives ended when the person was first known at the home where they live now, or was last
    /// heard of there.
    List<Stay> lived() {
        var byHome = new LinkedHashMap<Integer, List<Stay>>();
        for (var stay : stays) {
            byHome.computeIfAbsent(stay.home(), _ -> new ArrayList<>(1)).add(stay);
        }
        var now = byHome.get(home);
        var firstKnown = now == null
                ? null
                : now.stream().map(Stay::fromOn).min(LocalDate::compareTo).orElseThrow();
        return byHome.values().stream()
                .flatMap(said -> spells(said).stream())
                .map(stay ->
                        firstKnown == null || stay.untilOn() != null || stay.home() == home || stay.home() == secondHome
                                ? stay
                                : stay.during(
                                        stay.fromOn(),
                                        firstKnown.isAfter(stay.fromOn()) ? firstKnown : knownAtHomeSince()))
                .filter(Stay::lasted)
                .toList();
    }

    /// Whoever moved away and came back lived there twice. Where nobody says where they were meanwhile, they had not
    /// left.
    private List<Stay> spells(List<Stay> said) {
        var spells = new ArrayList<List<Stay>>();
        said.stream()
                .filter(Stay::lasted)
                .sorted(Comparator.comparing(Stay::fromOn))
                .forEach(stay -> {
                    if (spells.isEmpty() || wasAway(spells.getLast(), stay)) {
                        spells.add(new ArrayList<>(1));
                    }
                    spells.getLast().add(stay);
                });
        return spells.stream().map(Draft::one).toList();
    }

    /// Whether a record that gave the home before, or gives it now, gave another in between.
    private boolean wasAway(List<Stay> before, Stay next) {
        var left = end(before);
        return left != null
                && left.isBefore(next.fromOn())
                && stays.stream()
                        .filter(stay -> stay.home() != next.home()
                                && stay.fromOn().isBefore(next.fromOn())
                                && (stay.untilOn() == null || stay.untilOn().isAfter(left)))
                        .anyMatch(stay -> stay.record() == next.record()
                                || before.stream().anyMatch(each -> each.record() == stay.record()));
    }

    private static Stay one(List<Stay> spell) {
        return spell.stream()
                .min(SAID_FIRST)
                .orElseThrow()
                .during(spell.getFirst().fromOn(), end(spell));
    }

    private static @Nullable LocalDate end(List<Stay> spell) {
        var end = spell.getFirst().untilOn();
        for (var stay : spell) {
            end = end == null || stay.untilOn() == null ? null : end.isAfter(stay.untilOn()) ? end : stay.untilOn();
        }
        return end;
    }

    boolean saidToLiveAt(int place) {
        return saidOf(place).findAny().isPresent();
    }

    /// Whether a source still tells that they live there: in each file, or not long before a day.
    boolean stillSaidToLiveAt(int place, LocalDate day) {
        return saidOf(place)
                .anyMatch(stay -> stay.restated()
                        || !stay.fromOn().plusMonths(MONTHS_UNCONFIRMED).isBefore(day));
    }

    /// The day of the newest word that they live where they do.
    LocalDate knownAtHomeSince() {
        return saidOf(home).map(Stay::fromOn).max(LocalDate::compareTo).orElse(LocalDate.MIN);
    }

    private Stream<Stay> saidOf(int place) {
        return stays.stream().filter(stay -> stay.home() == place && stay.untilOn() == null);
    }
}
