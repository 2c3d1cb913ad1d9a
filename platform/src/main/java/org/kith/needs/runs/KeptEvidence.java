package org.kith.needs.runs;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kith.families.WhoIsWho;
import org.kith.needs.rules.PublishedRule;
import org.kith.needs.rules.Rule;
import org.kith.partners.DeliveredSince;
import org.kith.partners.DeliveredSince.Told;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The evidence that each rule found when it last ran. A rule that would look at the same now as then finds the same,
/// and need not run.
@Repository
class KeptEvidence {

    private final JdbcOperations statements;
    private final JdbcClient jdbc;
    private final WhoIsWho whoIsWho;
    private final DeliveredSince delivered;

    KeptEvidence(JdbcOperations statements, JdbcClient jdbc, WhoIsWho whoIsWho, DeliveredSince delivered) {
        this.statements = statements;
        this.jdbc = jdbc;
        this.whoIsWho = whoIsWho;
        this.delivered = delivered;
    }

    private record LookedAt(int ruleId, String mark, String moment) {}

    /// What a run looks at.
    ///
    /// @param mark of the day, the school days until then and who is who: where any of these differs, all rules run
    /// @param people who is who
    /// @param moment until which deliveries have come
    /// @param nothingUndone of what had come when rules ran before
    record Look(String mark, String people, String moment, boolean nothingUndone) {}

    Look look(List<LocalDate> schoolDays, LocalDate today) {
        var people = whoIsWho.mark();
        var before = jdbc.sql("select moment from needs.looked_at limit 1")
                .query(String.class)
                .optional();
        return new Look(
                today + " " + schoolDays.hashCode() + " " + people,
                people,
                delivered.now(),
                before.filter(delivered::stands).isPresent());
    }

    /// The rules that must run: those that did not run yet, and those that read of what was told since. Those that read
    /// attendance run together, since they count weeks back from the newest of which any source tells.
    List<PublishedRule> toRun(List<PublishedRule> inForce, Look look) {
        var before = jdbc.sql("select rule_id, mark, moment from needs.looked_at")
                .query(LookedAt.class)
                .list();
        if (before.isEmpty() || before.stream().anyMatch(each -> !each.mark().equals(look.mark()))) {
            return inForce;
        }
        var told = delivered.since(before.getFirst().moment());
        if (told.isEmpty()) {
            return inForce;
        }
        var ran = new HashSet<Integer>();
        before.forEach(each -> ran.add(each.ruleId()));
        var news = inForce.stream()
                .filter(rule -> !ran.contains((int) rule.id()) || reads(rule, told.get()))
                .toList();
        boolean attendance = news.stream().anyMatch(KeptEvidence::readsAttendance);
        return inForce.stream()
                .filter(rule -> news.contains(rule) || (attendance && readsAttendance(rule)))
                .toList();
    }

    /// What a rule reads of those at home rests also on whom its sources name in one household.
    private static boolean reads(PublishedRule rule, Set<Told> told) {
        boolean atHome = rule.rule().speaksOf(Rule.AT_HOME);
        return rule.rule().reads().stream()
                .anyMatch(read -> read.sources().stream()
                        .anyMatch(source -> told.contains(new Told(read.kind(), source))
                                || (atHome && told.contains(new Told(Inputs.HOUSEHOLD, source)))));
    }

    static boolean readsAttendance(PublishedRule rule) {
        return rule.rule().reads().stream().anyMatch(read -> read.kind().equals(Rule.ATTENDANCE));
    }

    /// Keeps what `evidence_now` holds of the rules that ran, and adds to it what is kept of the others.
    void exchange(List<PublishedRule> ran, List<PublishedRule> inForce, Look look) {
        var others = inForce.stream()
                .filter(rule -> !ran.contains(rule))
                .map(PublishedRule::id)
                .toList();
        if (others.isEmpty()) {
            statements.execute("truncate needs.kept_evidence");
        } else {
            jdbc.sql("delete from needs.kept_evidence where rule_id not in (:others)")
                    .param("others", others)
                    .update();
        }
        statements.execute("""
                with others as (
                  insert into evidence_now select * from needs.kept_evidence
                )
                insert into needs.kept_evidence select * from evidence_now
                """);
        statements.execute("analyze evidence_now");
        lookedAt(inForce, look);
    }

    /// Notes what the evidence that is kept was found in.
    void lookedAt(List<PublishedRule> inForce, Look look) {
        statements.execute("delete from needs.looked_at");
        jdbc.sql("insert into needs.looked_at (rule_id, mark, moment) select unnest(:rules::int[]), :mark, :moment")
                .param("rules", inForce.stream().map(PublishedRule::id).toArray(Short[]::new))
                .param("mark", look.mark())
                .param("moment", look.moment())
                .update();
    }
}
