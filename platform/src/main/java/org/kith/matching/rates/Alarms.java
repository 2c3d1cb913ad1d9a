package org.kith.matching.rates;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.access.Viewer;
import org.kith.linkage.Model;
import org.kith.matching.Matched;
import org.kith.site.words.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What runs found to have moved sharply, and what people said of it.
@Repository
public class Alarms {

    /// A weight that moves by so much makes the odds of an answer four times as high, or a quarter.
    private static final double BITS = 2;

    /// Fewer refusals or doubts are nobody's alarm, whatever there were before.
    private static final double TIMES = 1.5;

    private static final double STANDARD_ERRORS = 3.1;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final LinkRates linkRates;
    private final GroupRates groupRates;

    Alarms(JdbcClient jdbc, InstantSource clock, LinkRates linkRates, GroupRates groupRates) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.linkRates = linkRates;
        this.groupRates = groupRates;
    }

    /// All that were ever raised, the latest first.
    public List<Alarm> all() {
        var words = words();
        return jdbc.sql("""
                select id, kind, about, source, was, became, raised_at
                from matching.alarm
                order by id desc
                """)
                .query((row, _) -> new Alarm(
                        row.getInt("id"),
                        Words.named(Alarm.Kind.class, row.getString("kind")),
                        row.getString("about"),
                        row.getString("source"),
                        row.getDouble("was"),
                        row.getDouble("became"),
                        row.getObject("raised_at", OffsetDateTime.class).toInstant(),
                        words.getOrDefault(row.getInt("id"), List.of())))
                .list();
    }

    public List<Alarm> standing() {
        return all().stream().filter(Alarm::stands).toList();
    }

    /// The number of the newest alarm, or 0 where none was ever raised.
    public int newest() {
        return jdbc.sql("select coalesce(max(id), 0) from matching.alarm")
                .query(Integer.class)
                .single();
    }

    /// Those that stand and were raised after another, in the order in which they were.
    ///
    /// @param alarm the number of the other, or 0
    public List<Alarm> raisedAfter(int alarm) {
        return standing().stream().filter(each -> each.id() > alarm).toList().reversed();
    }

    private Map<Integer, List<Alarm.Word>> words() {
        var words = new HashMap<Integer, List<Alarm.Word>>();
        jdbc.sql("""
                select alarm_id, outcome, word, said_by_name, said_at
                from matching.alarm_word
                order by id
                """).query(row -> {
            words.computeIfAbsent(row.getInt("alarm_id"), _ -> new ArrayList<>())
                    .add(new Alarm.Word(
                            Alarm.Outcome.of(row.getString("outcome")),
                            row.getString("word"),
                            row.getString("said_by_name"),
                            row.getObject("said_at", OffsetDateTime.class).toInstant()));
        });
        return words;
    }

    /// Keeps what somebody says of an alarm that stands. Of two who say something at once both are kept.
    @Transactional
    public void say(int alarm, Alarm.Outcome outcome, String word, Viewer viewer) {
        jdbc.sql("""
                insert into matching.alarm_word (alarm_id, outcome, word, said_by, said_by_name, said_at)
                values (:alarm, :outcome, :word, :by, :name, :at)
                """)
                .param("alarm", alarm)
                .param("outcome", outcome.word())
                .param("word", word)
                .param("by", viewer.id().value())
                .param("name", viewer.name())
                .param("at", at(clock.instant()))
                .update();
    }

    /// Raises what moved sharply since the run before, or slid since those before that, unless it is said
    /// already and stands.
    public void raise(int change, Matched now, @Nullable Matched before, Model model) {
        for (var rate : linkRates.latest()) {
            rate.fellFrom()
                    .ifPresent(was -> raise(
                            change,
                            Alarm.Kind.SOURCE,
                            rate.title(),
                            rate.source(),
                            was.share(),
                            rate.now().share()));
            if (rate.vanished()) {
                raise(change, Alarm.Kind.VANISHED, rate.title(), rate.source(), records(rate.before()), 0);
            }
        }
        for (var served : groupRates.latest()) {
            for (var rate : served.rates()) {
                rate.fellFrom().ifPresent(was -> raise(change, Alarm.Kind.GROUP, rate, was));
            }
            served.roseAlone().forEach(rate -> raise(change, Alarm.Kind.RISEN, rate, rate.before()));
        }
        if (before != null) {
            counted(change, Alarm.Kind.REFUSED, before.refused(), before.records(), now.refused(), now.records());
            counted(change, Alarm.Kind.DOUBTFUL, before.doubtful(), before.records(), now.doubtful(), now.records());
        }
        learnt(change, model);
    }

    private void raise(int change, Alarm.Kind kind, GroupRate rate, LinkRate.@Nullable Count was) {
        raise(change, kind, rate.title(), null, share(was), share(rate.now()));
    }

    private static double share(LinkRate.@Nullable Count count) {
        return count == null ? 0 : count.share();
    }

    private static int records(LinkRate.@Nullable Count count) {
        return count == null ? 0 : count.records();
    }

    private void counted(int change, Alarm.Kind kind, int were, int recordsThen, int are, int records) {
        if (roseSharply(were, recordsThen, are, records)) {
            raise(change, kind, "", null, were, are);
        }
    }

    /// Whether there are half as many again and more, for as many records, and more than chance would give.
    static boolean roseSharply(int were, int recordsThen, int are, int records) {
        if (recordsThen == 0 || records == 0) {
            return false;
        }
        double then = (double) were / recordsThen;
        double now = (double) are / records;
        double both = (double) (were + are) / (recordsThen + records);
        double error = Math.sqrt(both * (1.0 / recordsThen + 1.0 / records));
        return now >= TIMES * then && now - then > STANDARD_ERRORS * error;
    }

    /// Keeps what was learnt where it differs from what was kept, and raises the answer that moved most.
    private void learnt(int change, Model model) {
        var before = new HashMap<String, Double>();
        jdbc.sql("""
                select comparison, level, weight
                from matching.learnt_weight
                where change_id = (select max(change_id) from matching.learnt_weight)
                """).query(row -> {
            before.put(row.getString("comparison") + ": " + row.getString("level"), row.getDouble("weight"));
        });
        var now = new HashMap<String, Double>();
        for (var comparison : model.comparisons()) {
            comparison
                    .levels()
                    .forEach(level -> now.put(comparison.name() + ": " + level.name(), finite(level.weight())));
        }
        if (now.equals(before)) {
            return;
        }
        for (var comparison : model.comparisons()) {
            comparison
                    .levels()
                    .forEach(level -> jdbc.sql("""
                            insert into matching.learnt_weight (change_id, comparison, level, weight)
                            values (:change, :comparison, :level, :weight)
                            on conflict do nothing
                            """)
                            .param("change", change)
                            .param("comparison", comparison.name())
                            .param("level", level.name())
                            .param("weight", finite(level.weight()))
                            .update());
        }
        drifted(before, now)
                .ifPresent(answer -> raise(
                        change,
                        Alarm.Kind.MODEL,
                        answer,
                        null,
                        before.getOrDefault(answer, 0.0),
                        now.getOrDefault(answer, 0.0)));
    }

    /// The answer whose weight moved most, if by so much that it is an alarm.
    static Optional<String> drifted(Map<String, Double> before, Map<String, Double> now) {
        return now.keySet().stream()
                .filter(before::containsKey)
                .filter(answer -> moved(before, now, answer) >= BITS)
                .max(Comparator.<String>comparingDouble(answer -> moved(before, now, answer))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static double moved(Map<String, Double> before, Map<String, Double> now, String answer) {
        return Math.abs(now.getOrDefault(answer, 0.0) - before.getOrDefault(answer, 0.0));
    }

    /// An answer that was never seen among strangers, or among matches, has no weight that moves.
    private static double finite(double weight) {
        return Double.isFinite(weight) ? weight : 0;
    }

    private void raise(int change, Alarm.Kind kind, String about, @Nullable String source, double was, double became) {
        boolean said = standing().stream()
                .anyMatch(alarm -> alarm.kind() == kind && alarm.about().equals(about));
        if (said) {
            return;
        }
        jdbc.sql("""
                insert into matching.alarm (change_id, kind, about, source, was, became, raised_at)
                values (:change, :kind, :about, :source, :was, :became, :at)
                """)
                .param("change", change)
                .param("kind", kind.word())
                .param("about", about)
                .param("source", source)
                .param("was", was)
                .param("became", became)
                .param("at", at(clock.instant()))
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
