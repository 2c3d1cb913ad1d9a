package org.kith.needs.rules;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.families.facts.Terms;

/// A published rule: what it says in words, what it may read, and the query that finds the people
/// for whom it is true.
///
/// @param name as files and links call it: `persistently-absent`
/// @param offWhy why it is switched off; empty while it is in force
/// @param query one select, over the views that [#reads] opens to it
public record Rule(
        String name,
        int version,
        Words words,
        List<Read> reads,
        Ages ages,
        Lasting lasting,
        Optional<String> offWhy,
        String query) {

    /// The kind of fact that is most of all facts, and is laid out week by week.
    public static final String ATTENDANCE = "attendance";

    /// How the view of a kind ends that tells of those who lived in one home.
    public static final String AT_HOME = "_at_home";

    /// How the view of a kind ends that tells of somebody's parents.
    public static final String OF_PARENT = "_of_parent";

    /// How the view of a kind ends that tells what was said before.
    public static final String BEFORE = "_before";

    private static final Pattern SINCE = Pattern.compile("(\\w+) as since\\b");
    /// `:told(early-help)`: the last day of which the source told.
    public static final Pattern TOLD = Pattern.compile(":told\\(([a-z0-9-]+)\\)");

    private static final Pattern NULL_HANDED_ON = Pattern.compile(
            "\\bnull(?:\\s*::\\s*\\w+)?\\s+as\\s+(person_id|fact_id|path)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORDS_AND_REMARKS = Pattern.compile("'[^']*'|--.*|/\\*(?s:.*?)\\*/");
    private static final Pattern INNERMOST = Pattern.compile("\\([^()]*\\)");

    private static final String WAIT =
            "\\s*<=?\\s*:(?:today|told\\([a-z0-9-]+\\))\\s*-\\s*(?:(\\d+)|interval '(\\d+) (day|week|month|year)s?')";

    public Rule {
        reads = List.copyOf(reads);
    }

    /// What people read.
    ///
    /// @param outcome the code of the outcome it belongs to
    /// @param rule the rule in one plain sentence
    /// @param ends what ends a need that it found
    public record Words(String title, String outcome, String rule, String ends) {}

    /// A kind of fact, and the sources from which the rule takes it.
    public record Read(String kind, List<String> sources) {

        public Read {
            sources = List.copyOf(sources);
        }

        /// The view by which a query calls it.
        public String view() {
            return kind.replace('-', '_');
        }

        public String viewOfBefore() {
            return view() + BEFORE;
        }
    }

    /// Whole years, both included; null is no limit.
    ///
    /// @param untilSchoolLeaving whether they go on, past the last of them, until compulsory school ends
    public record Ages(@Nullable Integer from, @Nullable Integer until, boolean untilSchoolLeaving) {

        public static final Ages ANY = new Ages(null, null);

        /// Whoever is older is in year 11 or has left.
        private static final int BEFORE_YEAR_11 = 15;

        public Ages(@Nullable Integer from, @Nullable Integer until) {
            this(from, until, false);
        }

        static Ages toYear11(int from) {
            return new Ages(from, BEFORE_YEAR_11, true);
        }

        /// Whether somebody is of these ages on a day; who has no known date of birth is of none that are
        /// bounded.
        public Predicate<@Nullable LocalDate> holdOn(LocalDate day) {
            if (from == null && until == null) {
                return _ -> true;
            }
            var youngest = from == null ? LocalDate.MAX : day.minusYears(from);
            var older = until == null ? LocalDate.MIN : day.minusYears(until + 1);
            return bornOn -> bornOn != null
                    && !bornOn.isAfter(youngest)
                    && (untilSchoolLeaving ? !day.isAfter(schoolLeaving(bornOn)) : bornOn.isAfter(older));
        }

        /// The last Friday in June of the school year in which somebody is 16 (Education Act 1996, section 8).
        private static LocalDate schoolLeaving(LocalDate bornOn) {
            return Terms.yearOf(bornOn)
                    .plusYears(BEFORE_YEAR_11 + 2)
                    .withMonth(Month.JUNE.getValue())
                    .with(TemporalAdjusters.lastInMonth(DayOfWeek.FRIDAY));
        }

        /// "5 to 15", "2", "5 to the end of year 11"
        public String words() {
            if (untilSchoolLeaving) {
                return from + " to the end of year 11";
            }
            if (from == null) {
                return until == null ? "any age" : "up to " + until;
            }
            return until == null
                    ? from + " and over"
                    : from.equals(until) ? String.valueOf(from) : from + " to " + until;
        }

        /// Digests of published rules rest on it: of ages in whole years it stays as it is.
        @Override
        public String toString() {
            return "Ages[from=" + from + ", until=" + (untilSchoolLeaving ? "year 11" : until) + "]";
        }
    }

    /// How long a need stands without new evidence.
    ///
    /// @param words "6 weeks", or "until the child is on a roll again"
    /// @param alertDays found within so many days of its start, somebody who helps is told; null
    /// for never
    public record Lasting(String words, @Nullable Integer alertDays) {

        private static final Pattern PERIOD = Pattern.compile("(\\d{1,4}) (day|week|month|year|term)s?\\b.*");
        private static final int MONTHS_OF_A_TERM = 4;
        private static final List<String> NUMBERS =
                List.of("no", "a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

        /// Whether the rule's words of what ends a need say this as well: "Six weeks after the last of these weeks."
        public boolean isSaidIn(String ends) {
            var period = PERIOD.matcher(words);
            if (!period.matches()) {
                return true;
            }
            int many = Integer.parseInt(period.group(1));
            return many < NUMBERS.size()
                    && ends.toLowerCase(Locale.UK).contains(NUMBERS.get(many) + " " + period.group(2));
        }

        /// The time that the words begin with, if they do; a school term is four months.
        public Optional<Period> period() {
            var period = PERIOD.matcher(words);
            if (!period.matches()) {
                return Optional.empty();
            }
            int many = Integer.parseInt(period.group(1));
            return Optional.of(
                    switch (period.group(2)) {
                        case "day" -> Period.ofDays(many);
                        case "week" -> Period.ofWeeks(many);
                        case "month" -> Period.ofMonths(many);
                        case "year" -> Period.ofYears(many);
                        default -> Period.ofMonths(many * MONTHS_OF_A_TERM);
                    });
        }
    }

    /// How many days the query waits after a need began before it finds it, where that is plain from its words:
    /// `starts_on as since` and `starts_on <= :today - 84`.
    OptionalInt waits() {
        return SINCE.matcher(query)
                .results()
                .map(since -> Pattern.compile("\\b" + since.group(1) + WAIT).matcher(query))
                .flatMap(Matcher::results)
                .mapToInt(wait -> wait.group(1) != null
                        ? Integer.parseInt(wait.group(1))
                        : (int) (Integer.parseInt(wait.group(2))
                                * ChronoUnit.valueOf(wait.group(3).toUpperCase(Locale.ROOT) + "S")
                                        .getDuration()
                                        .toDays()))
                .max();
    }

    /// Where its query plainly hands on nothing as what every row needs: `null as path`, in none of its brackets. What
    /// comes out as null only of some row is found when it runs.
    public Optional<RuleRefused> handsOnNull() {
        var outermost = blanked(WORDS_AND_REMARKS, query);
        while (INNERMOST.matcher(outermost).find()) {
            outermost = blanked(INNERMOST, outermost);
        }
        return NULL_HANDED_ON
                .matcher(outermost)
                .results()
                .map(at -> {
                    int line = (int) query.substring(0, at.start(1)).lines().count();
                    return new RuleRefused(
                            this, "it hands on null as `" + at.group(1) + "`, and every row needs one.", line);
                })
                .findFirst();
    }

    private static String blanked(Pattern those, String text) {
        return those.matcher(text).replaceAll(at -> at.group().replaceAll("[^\\n]", " "));
    }

    /// Why no alert of it will ever come; empty where one may, or is not asked for.
    public Optional<String> alertsNobody() {
        var days = lasting.alertDays();
        var waits = waits();
        return days == null || waits.isEmpty() || waits.getAsInt() <= days
                ? Optional.empty()
                : Optional.of("An alert is for a need that is found within " + days + " days of its beginning, but the"
                        + " query seems to wait for " + waits.getAsInt()
                        + " days: then none will come. Make `alert` longer, or say `alert: no`.");
    }

    /// What it reads that never comes: kinds of facts from sources whose files do not tell of them, as "contact from
    /// police".
    ///
    /// @param tellers the sources that tell of each kind
    public List<String> readsInVain(Map<String, Set<String>> tellers) {
        return reads.stream()
                .flatMap(read -> read.sources().stream()
                        .filter(source ->
                                !tellers.getOrDefault(read.kind(), Set.of()).contains(source))
                        .map(source -> read.kind() + " from " + source))
                .toList();
    }

    /// By kind of fact that it reads, the sources that tell of it too and from which it does not take it.
    ///
    /// @param tellers the sources that tell of each kind
    public SortedMap<String, SortedSet<String>> passesOver(Map<String, Set<String>> tellers) {
        var over = new TreeMap<String, SortedSet<String>>();
        for (var read : reads) {
            var others = new TreeSet<>(tellers.getOrDefault(read.kind(), Set.of()));
            read.sources().forEach(others::remove);
            if (!others.isEmpty()) {
                over.put(read.kind(), others);
            }
        }
        return over;
    }

    /// Whether its query has any of these words.
    public boolean speaksOf(String... words) {
        return Stream.of(words).anyMatch(query::contains);
    }

    /// Whether it tells how far from home a child is placed, which is the amount of an episode of care: that is for
    /// those who must know where a child in care is.
    boolean tellsHowFarAway() {
        return speaksOf("amount") && reads.stream().anyMatch(read -> read.kind().equals("care-episode"));
    }

    /// Whether it looks at records of those with whom somebody lived.
    public boolean looksAtHome() {
        return speaksOf(AT_HOME, "lived_with");
    }

    /// Whether it looks at records of somebody's parents.
    public boolean looksAtParents() {
        return speaksOf(OF_PARENT, "parentage");
    }

    /// Whether it says since when something has been so by what was said before.
    public boolean asksForBefore() {
        return reads.stream().anyMatch(read -> speaksOf(read.viewOfBefore()));
    }

    /// Whether whom it finds depends on which days are days of school.
    public boolean countsSchoolDays() {
        return speaksOf("school_day", "weeks_back", "attendance_week");
    }

    public boolean inForce() {
        return offWhy.isEmpty();
    }

    /// Every source that any of its evidence may come from.
    public SortedSet<String> sources() {
        var sources = new TreeSet<String>();
        reads.forEach(read -> sources.addAll(read.sources()));
        return sources;
    }
}
