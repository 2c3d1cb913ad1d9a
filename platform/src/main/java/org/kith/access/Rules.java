package org.kith.access;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kith.declarations.BrokenDeclaration;
import org.kith.declarations.DeclaredText;
import org.kith.site.words.Words;

/// The matrix in `rules.csv`: role × relation × kind of data × act, each with an answer and its reason.
///
/// The first line that fits decides. Reading it fails when a word is unknown, when a case is left
/// undecided, or when a line decides nothing because those above it took everything.
public final class Rules {

    /// Where a strategy folder has a matrix of its own, it lies there.
    public static final String FILE = "rules.csv";

    /// One line of the file.
    ///
    /// @param number its line in the file
    record Line(
            long number,
            Set<Role> roles,
            Set<Relation> relations,
            Set<KindOfData> kinds,
            Set<Act> acts,
            boolean allows,
            String reason) {}

    private static final Pattern LINE = Pattern.compile("rules, line (\\d+): (.*)");

    private record Case(Role role, Relation relation, KindOfData kind, Act act) {}

    private final List<Line> lines;
    private final Map<Case, Line> deciding = new HashMap<>();

    Rules() {
        this(resource());
    }

    /// The matrix of a strategy folder; where it has none, the one that comes with Kith.
    ///
    /// @throws BrokenDeclaration when it cannot be understood or leaves a case open
    public static Rules in(Path strategy) {
        var file = strategy.resolve(FILE);
        if (!Files.exists(file)) {
            return new Rules();
        }
        try {
            return new Rules(new StringReader(DeclaredText.in(file)));
        } catch (IllegalStateException e) {
            var at = LINE.matcher(String.valueOf(e.getMessage()));
            boolean line = at.matches();
            throw new BrokenDeclaration(
                    file.toString(),
                    line ? Integer.parseInt(at.group(1)) : 1,
                    (line ? at.group(2) : String.valueOf(e.getMessage())) + ".");
        }
    }

    /// Whether somebody of the role, in this relation to a person, may do this with this kind of their data.
    public boolean allow(Role role, Relation relation, KindOfData kind, Act act) {
        return deciding(role, relation, kind, act).allows();
    }

    /// Whether the role is shown this kind of data on a page or in a list.
    public boolean show(Role role, Relation relation, KindOfData kind) {
        return allow(role, relation, kind, Act.READ) || allow(role, relation, kind, Act.FIND);
    }

    /// @throws IllegalStateException naming the line that is wrong
    Rules(Reader file) {
        lines = read(file);
        lines.forEach(this::take);
        for (var role : Role.values()) {
            for (var relation : Relation.values()) {
                for (var kind : KindOfData.values()) {
                    for (var act : Act.values()) {
                        deciding(role, relation, kind, act);
                    }
                }
            }
        }
    }

    List<Line> lines() {
        return lines;
    }

    Decision decide(Role role, Set<Relation> relations, KindOfData kind, Act act) {
        Line closest = null;
        for (var relation : relations) {
            var line = deciding(role, relation, kind, act);
            if (line.allows()) {
                return new Decision.Allowed(relation, line.reason());
            }
            closest = closest == null ? line : closest;
        }
        return new Decision.Refused(
                Objects.requireNonNull(closest, "no relation was given").reason(),
                act != Act.ASK && reasonOpens(role, relations, kind, act));
    }

    /// What is said to somebody of the role of all that no other line decides; empty where no one line does.
    String otherwise(Role role) {
        return lines.stream()
                .filter(line -> !line.allows()
                        && line.roles().contains(role)
                        && line.relations().size() == Relation.values().length
                        && line.kinds().size() == KindOfData.values().length
                        && line.acts().size() == Act.values().length)
                .map(Line::reason)
                .findFirst()
                .orElse("");
    }

    private boolean reasonOpens(Role role, Set<Relation> relations, KindOfData kind, Act act) {
        return deciding(role, Relation.REASON, kind, act).allows()
                && relations.stream()
                        .anyMatch(relation ->
                                deciding(role, relation, kind, Act.ASK).allows());
    }

    /// Gives a line the cases that those above it left.
    private void take(Line line) {
        var before = deciding.size();
        for (var role : line.roles()) {
            for (var relation : line.relations()) {
                for (var kind : line.kinds()) {
                    for (var act : line.acts()) {
                        deciding.putIfAbsent(new Case(role, relation, kind, act), line);
                    }
                }
            }
        }
        if (deciding.size() == before) {
            throw new IllegalStateException("rules, line " + line.number() + ": decides nothing");
        }
    }

    private Line deciding(Role role, Relation relation, KindOfData kind, Act act) {
        var line = deciding.get(new Case(role, relation, kind, act));
        if (line == null) {
            throw new IllegalStateException("rules: nothing decides " + role.word() + ", " + relation.word() + ", "
                    + kind.word() + ", " + act.word());
        }
        return line;
    }

    private static List<Line> read(Reader file) {
        var lines = new ArrayList<Line>();
        try (var csv = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .trimWhitespacesAroundQuotes(true)
                .ofNamedCsvRecord(file)) {
            csv.forEach(row -> lines.add(line(row)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(lines);
    }

    private static Line line(NamedCsvRecord row) {
        long number = row.getStartingLineNumber();
        try {
            return new Line(
                    number,
                    words(Role.class, row.getField("role")),
                    words(Relation.class, row.getField("relation")),
                    words(KindOfData.class, row.getField("kinds")),
                    words(Act.class, row.getField("acts")),
                    allows(row.getField("answer").strip()),
                    reason(row.getField("reason").strip()));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("rules, line " + number + ": " + e.getMessage(), e);
        }
    }

    private static boolean allows(String answer) {
        return switch (answer) {
            case "allow" -> true;
            case "refuse" -> false;
            default -> throw new IllegalArgumentException("the answer is allow or refuse, not " + answer);
        };
    }

    private static String reason(@Nullable String reason) {
        if (reason == null || !reason.endsWith(".")) {
            throw new IllegalArgumentException("the reason is a sentence");
        }
        return reason;
    }

    private static <E extends Enum<E>> Set<E> words(Class<E> type, String field) {
        if (field.strip().equals("*")) {
            return EnumSet.allOf(type);
        }
        var words = EnumSet.noneOf(type);
        for (var word : field.strip().split("\\s+", -1)) {
            words.add(Words.named(type, word));
        }
        return words;
    }

    private static Reader resource() {
        return new InputStreamReader(
                Objects.requireNonNull(Rules.class.getResourceAsStream("rules.csv"), "rules.csv"),
                StandardCharsets.UTF_8);
    }
}
