package org.kith.needs.rules;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.declarations.BrokenDeclaration;
import org.kith.declarations.DeclaredText;
import org.kith.needs.rules.Rule.Ages;
import org.kith.needs.rules.Rule.Lasting;
import org.kith.needs.rules.Rule.Read;
import org.kith.needs.rules.Rule.Words;
import org.kith.partners.Vocabulary;
import org.kith.site.words.Counts;
import org.kith.strategy.Mistakes;
import org.kith.strategy.Outcome;
import org.kith.strategy.OutcomeSet;

/// One rule as it is written: lines of comment that say what it is, then its query.
public final class RuleFile {

    private static final Set<String> FIELDS =
            Set.of("title", "outcome", "version", "rule", "ends", "reads", "ages", "stands", "alert", "in force");

    /// Breakdowns, never a need: who is missed, who is over-represented (trust, line 11). A sealed thing is no rule's
    /// either.
    private static final Set<String> NEVER_A_NEED =
            Set.of("free-meals", "disability", "service-child", "adoption", "post-care", "restriction", "same-person");

    /// Being in care, or having been, is a need only by what else is so of it.
    private static final Set<String> CARE = Set.of("care-episode", "care-leaver");

    private static final String STATUS = "legal-status";
    private static final List<String> CARE_STATUSES = List.of("'looked-after'", "'care-leaver'");
    private static final List<String> OTHER_STATUSES = List.of("'child-in-need'", "'child-protection'");

    private static final Pattern ASKS_MORE = Pattern.compile("\\b(amount|note|code)\\b");
    /// The code of a status says that it is care, and no more.
    private static final Pattern ASKS_MORE_OF_STATUS = Pattern.compile("\\b(amount|note)\\b");

    private static final Pattern WORDS_OR_REMARK = Pattern.compile("('[^']*')|--.*|/\\*(?s:.*?)\\*/");

    private static final Pattern FIELD = Pattern.compile("--\\s?([a-z][a-z ]*):\\s*(.*)");
    private static final Pattern MORE = Pattern.compile("--\\s{2,}(\\S.*)");
    private static final Pattern AGES = Pattern.compile("(\\d{1,3}) to (\\d{1,3}|year 11)");
    private static final Pattern ALERT = Pattern.compile("within (\\d{1,4}) (days|weeks)");
    private static final Pattern READ = Pattern.compile("([a-z0-9-]+) from ([a-z0-9-]+(?:, ?[a-z0-9-]+)*)");

    private final String file;
    private final Vocabulary vocabulary;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final StringBuilder query = new StringBuilder();
    private final Mistakes mistakes = new Mistakes();

    private record Field(int line, String text) {}

    private RuleFile(String file, Vocabulary vocabulary) {
        this.file = file;
        this.vocabulary = vocabulary;
    }

    /// The rules of a strategy folder, in the order of their files.
    ///
    /// @param today they may speak of the outcomes in force then
    /// @throws BrokenDeclaration when one cannot be understood
    public static List<Rule> allIn(Path strategy, Vocabulary vocabulary, LocalDate today) {
        var mistakes = new Mistakes();
        var rules = allIn(strategy, vocabulary, OutcomeSet.in(strategy).standing(today), mistakes);
        mistakes.throwFirst();
        return rules;
    }

    /// Those that can be understood; what is wrong with the others is noted.
    ///
    /// @param outcomes what a rule may speak of; anything where no set is agreed on
    public static List<Rule> allIn(
            Path strategy, Vocabulary vocabulary, Optional<OutcomeSet> outcomes, Mistakes mistakes) {
        return DeclaredText.files(strategy.resolve("needs"), ".sql").stream()
                .flatMap(file -> mistakes.read(() -> DeclaredText.in(file)).stream()
                        .flatMap(text -> read(file.toString(), text, vocabulary, outcomes, mistakes).stream()))
                .toList();
    }

    /// A rule as a file of this name would tell it, that may speak of any outcome.
    ///
    /// @throws BrokenDeclaration when it cannot be understood
    public static Rule read(String file, String text, Vocabulary vocabulary) {
        var mistakes = new Mistakes();
        var rule = read(file, text, vocabulary, Optional.empty(), mistakes);
        mistakes.throwFirst();
        return rule.orElseThrow();
    }

    private static Optional<Rule> read(
            String file, String text, Vocabulary vocabulary, Optional<OutcomeSet> outcomes, Mistakes mistakes) {
        var read = new RuleFile(file, vocabulary);
        read.take(text);
        var rule = read.rule(outcomes);
        read.mistakes.all().forEach(mistakes::add);
        return rule;
    }

    /// Where rules read what never comes.
    ///
    /// @param tellers the sources that tell of each kind of fact
    public static List<BrokenDeclaration> readingInVain(
            Path strategy, List<Rule> rules, Map<String, Set<String>> tellers) {
        return rules.stream()
                .filter(rule -> !rule.readsInVain(tellers).isEmpty())
                .map(rule -> {
                    var file = strategy.resolve("needs", rule.name() + ".sql");
                    return new BrokenDeclaration(
                            file.toString(),
                            lineOfReads(DeclaredText.in(file)),
                            "it reads " + Counts.list(rule.readsInVain(tellers))
                                    + ": no file that comes from there tells of it.");
                })
                .toList();
    }

    private static int lineOfReads(String text) {
        return firstLine(text, line -> line.matches("--\\s?reads:.*"));
    }

    /// The line of a file on which the query under its heading begins; the first is 1.
    static int lineOfTheQuery(String text) {
        return firstLine(text, line -> !line.isBlank() && !line.startsWith("--"));
    }

    private static int firstLine(String text, Predicate<String> such) {
        return 1 + (int) text.lines().takeWhile(such.negate()).count();
    }

    private void take(String text) {
        String last = null;
        int number = 0;
        for (var line : text.lines().toList()) {
            number++;
            boolean heading = query.isEmpty() && line.startsWith("--");
            var field = FIELD.matcher(line);
            var more = MORE.matcher(line);
            if (heading && last != null && more.matches()) {
                var so = field(last);
                fields.put(
                        last,
                        new Field(so.line(), so.text() + " " + more.group(1).strip()));
            } else if (heading && field.matches()) {
                last = field.group(1).strip();
                if (!FIELDS.contains(last)) {
                    mistaken(
                            number,
                            "`" + last + "` is not known here; known are " + String.join(", ", new TreeSet<>(FIELDS))
                                    + ".");
                }
                if (fields.put(last, new Field(number, field.group(2).strip())) != null) {
                    mistaken(number, "`" + last + "` is said twice.");
                }
            } else if (heading) {
                mistaken(number, "a line such as `-- title: Unauthorised absence` belongs here.");
            } else if (!line.isBlank() || !query.isEmpty()) {
                query.append(line).append('\n');
            }
        }
    }

    /// Each part by itself, so that all that is wrong is told at once.
    private Optional<Rule> rule(Optional<OutcomeSet> outcomes) {
        Stream.<Supplier<?>>of(
                        this::name,
                        () -> number("version"),
                        () -> text("title"),
                        () -> outcome(outcomes),
                        () -> text("rule"),
                        () -> text("ends"),
                        this::reads,
                        this::ages,
                        this::stands,
                        () -> Optional.ofNullable(alertDays()),
                        this::offWhy,
                        () -> query(reads()))
                .forEach(mistakes::read);
        return mistakes.all().isEmpty()
                ? Optional.of(new Rule(
                        name(),
                        number("version"),
                        new Words(text("title"), outcome(outcomes), text("rule"), text("ends")),
                        reads(),
                        ages(),
                        lasting(),
                        offWhy(),
                        query(reads())))
                : Optional.empty();
    }

    private String outcome(Optional<OutcomeSet> outcomes) {
        var code = text("outcome");
        if (outcomes.isPresent() && outcomes.get().find(code).isEmpty()) {
            throw broken(
                    field("outcome").line(),
                    "no outcome of the set has the code `" + code + "`; it has "
                            + String.join(
                                    ", ",
                                    outcomes.get().outcomes().stream()
                                            .map(Outcome::code)
                                            .toList())
                            + ".");
        }
        return code;
    }

    private String name() {
        var name = Path.of(file).getFileName().toString().replaceFirst("\\.sql$", "");
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw broken(1, "a rule's file has its name in small letters with hyphens, such as `severely-absent.sql`.");
        }
        return name;
    }

    private String query(List<Read> reads) {
        var sql = query.toString().strip().replaceFirst(";\\s*$", "");
        if (sql.isEmpty()) {
            throw broken(1, "there is no query under the heading.");
        }
        if (asksForCareAlone(reads, WORDS_OR_REMARK.matcher(sql).replaceAll("$1"))) {
            throw broken(
                    field("reads").line(),
                    "being in care is never a need by itself: the query asks for nothing more, by `amount`, `note` or `code`.");
        }
        var told = Rule.TOLD
                .matcher(sql)
                .results()
                .map(each -> each.group(1))
                .filter(source ->
                        reads.stream().noneMatch(read -> read.sources().contains(source)))
                .findFirst();
        if (told.isPresent()) {
            throw broken(
                    field("reads").line(),
                    "the query judges by `:told(" + told.get() + ")`, and reads nothing from a source of that name.");
        }
        return sql;
    }

    /// As far as the text tells; what is declared and never asked for adds nothing.
    ///
    /// @param sql without remarks
    private static boolean asksForCareAlone(List<Read> reads, String sql) {
        var asked = reads.stream()
                .filter(read -> sql.contains(read.view()))
                .map(Read::kind)
                .toList();
        boolean status = asked.contains(STATUS);
        var asksMore = status ? ASKS_MORE_OF_STATUS : ASKS_MORE;
        boolean statusIsCare = CARE_STATUSES.stream().anyMatch(sql::contains)
                && OTHER_STATUSES.stream().noneMatch(sql::contains);
        return !asked.isEmpty()
                && asked.stream().allMatch(kind -> CARE.contains(kind) || (kind.equals(STATUS) && statusIsCare))
                && !asksMore.matcher(sql).find();
    }

    private List<Read> reads() {
        var field = field("reads");
        var reads = new ArrayList<Read>();
        for (var part : field.text().split(";")) {
            var read = READ.matcher(part.strip());
            if (!read.matches()) {
                mistaken(
                        field.line(),
                        "`" + part.strip()
                                + "` should say a kind of fact and its sources, such as `suspension from suspensions, school-census`.");
            } else {
                reads.add(read(field, read.group(1), read.group(2).split(",\\s*")));
            }
        }
        return reads;
    }

    private Read read(Field field, String kind, String[] sources) {
        if (!vocabulary.kindsOfData().containsKey(kind)) {
            mistaken(field.line(), "there is no kind of fact called `" + kind + "`.");
        }
        if (NEVER_A_NEED.contains(kind)) {
            mistaken(field.line(), "`" + kind + "` is never a need, nor part of one.");
        }
        for (var source : sources) {
            if (!vocabulary.sources().contains(source)) {
                mistaken(field.line(), "no source is called `" + source + "`.");
            }
        }
        return new Read(kind, Arrays.asList(sources));
    }

    private Ages ages() {
        var field = field("ages");
        if (field.text().equals("any")) {
            return Ages.ANY;
        }
        var ages = AGES.matcher(field.text());
        if (ages.matches()) {
            int from = Integer.parseInt(ages.group(1));
            var made = ages.group(2).equals("year 11")
                    ? Ages.toYear11(from)
                    : new Ages(from, Integer.valueOf(ages.group(2)));
            if (made.until() != null && from <= made.until()) {
                return made;
            }
        }
        throw broken(field.line(), "ages are `any`, or such as `5 to 15`, both included, or `5 to year 11`.");
    }

    private Lasting lasting() {
        return new Lasting(stands(), alertDays());
    }

    private String stands() {
        var words = text("stands");
        if (new Lasting(words, null).period().isEmpty() && !words.startsWith("until ")) {
            throw broken(
                    field("stands").line(),
                    "how long it stands is such as `6 weeks`, `1 year` or `2 terms`, or words that begin with `until`.");
        }
        return words;
    }

    private @Nullable Integer alertDays() {
        var field = field("alert");
        if (field.text().equals("no")) {
            return null;
        }
        var alert = ALERT.matcher(field.text());
        if (!alert.matches()) {
            throw broken(field.line(), "an alert is `no`, or such as `within 6 weeks` of the day the need began.");
        }
        int number = Integer.parseInt(alert.group(1));
        return alert.group(2).equals("weeks") ? number * 7 : number;
    }

    private Optional<String> offWhy() {
        var field = field("in force");
        if (field.text().equals("yes")) {
            return Optional.empty();
        }
        if (!field.text().startsWith("no, because ")) {
            throw broken(field.line(), "it is `yes`, or `no, because` and the reason.");
        }
        return Optional.of(field.text().substring("no, because ".length()));
    }

    private int number(String name) {
        var field = field(name);
        try {
            return Integer.parseInt(field.text());
        } catch (NumberFormatException e) {
            throw broken(field.line(), "a whole number belongs here, not `" + field.text() + "`.");
        }
    }

    private String text(String name) {
        var text = field(name).text();
        if (text.isEmpty()) {
            throw broken(field(name).line(), "`" + name + "` says nothing.");
        }
        return text;
    }

    private Field field(String name) {
        var field = fields.get(name);
        if (field == null) {
            throw broken(1, "`" + name + "` is missing.");
        }
        return field;
    }

    /// Notes what is wrong and reads on.
    private void mistaken(int line, String sentence) {
        mistakes.add(broken(line, sentence));
    }

    private BrokenDeclaration broken(int line, String sentence) {
        return new BrokenDeclaration(file, line, sentence);
    }
}
