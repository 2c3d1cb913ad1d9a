package org.kith.needs.rules;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kith.access.KindOfData;
import org.kith.database.Digest;
import org.kith.database.Remembered;
import org.kith.database.Written;
import org.kith.partners.Vocabulary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Every version of every rule that was ever published.
@Repository
public class PublishedRules {

    private static final JsonMapper JSON = new JsonMapper();

    private static final int MOST_REMEMBERED = 1_000;

    private static final String CHANGED = """
            exists (select from needs.rule before where before.name = r.name and before.version < r.version)
            """;

    private final JdbcClient jdbc;
    private final Remembered<String, List<PublishedRule>> inForce;
    private final Remembered<String, Set<Short>> tellingHowFarAway;

    PublishedRules(JdbcClient jdbc, Written written) {
        this.jdbc = jdbc;
        this.inForce = new Remembered<>(written, MOST_REMEMBERED, List::size);
        this.tellingHowFarAway = new Remembered<>(written, MOST_REMEMBERED, Set::size);
    }

    /// The versions of rules by which a need tells how far from home a child is placed.
    public Set<Short> tellingHowFarAway() {
        return tellingHowFarAway.get(
                "telling",
                () -> jdbc.sql("select * from needs.rule").query(PublishedRules::published).list().stream()
                        .filter(published -> published.rule().tellsHowFarAway())
                        .map(PublishedRule::id)
                        .collect(Collectors.toSet()));
    }

    /// Those in force, by title.
    public List<PublishedRule> inForce() {
        return inForce.get("in force", this::inForceNow);
    }

    private List<PublishedRule> inForceNow() {
        return jdbc.sql("select * from needs.rule where in_force order by title")
                .query(PublishedRules::published)
                .list();
    }

    /// The newest version of each that is switched off, by title.
    public List<PublishedRule> switchedOff() {
        return jdbc.sql("""
            select *
            from needs.rule r
            where not in_force
              and not exists (select from needs.rule newer where newer.name = r.name and newer.version > r.version)
            order by title
            """).query(PublishedRules::published).list();
    }

    /// How many versions took the place of another here.
    public int changes() {
        return jdbc.sql("select count(*) from needs.rule r where " + CHANGED)
                .query(Integer.class)
                .single();
    }

    /// Part of the versions that took the place of another here, the newest first.
    public List<PublishedRule> changed(int from, int most) {
        return jdbc.sql("select * from needs.rule r where " + CHANGED
                        + "order by published_on desc, title, version desc limit :most offset :from")
                .param("from", from)
                .param("most", most)
                .query(PublishedRules::published)
                .list();
    }

    /// What people call the sources that have sent something, by their names.
    public Map<String, String> sourceTitles() {
        var titles = new HashMap<String, String>();
        jdbc.sql("select name, title from partners.source").query(row -> {
            titles.put(row.getString("name"), row.getString("title"));
        });
        return titles;
    }

    /// Every version of one rule, newest first.
    public List<PublishedRule> versions(String name) {
        return jdbc.sql("select * from needs.rule where name = :name order by version desc")
                .param("name", name)
                .query(PublishedRules::published)
                .list();
    }

    /// A published version stays what it was.
    ///
    /// @throws RuleChangedInPlace when the rule differs from what was published as this version
    public void refuseChangeInPlace(Rule rule) {
        jdbc.sql("select sql_sha256 from needs.rule where name = :name and version = :version")
                .param("name", rule.name())
                .param("version", rule.version())
                .query(String.class)
                .optional()
                .filter(digest -> !digest.equals(digest(rule)))
                .ifPresent(_ -> {
                    throw new RuleChangedInPlace(rule);
                });
    }

    /// Takes the rules of the strategy folder as they now are. A changed rule is a new version,
    /// and the old one is kept; a rule that is no longer there is switched off.
    ///
    /// @throws RuleChangedInPlace when a file was changed and says the same version
    public void publish(List<Rule> rules, Vocabulary vocabulary, LocalDate today) {
        var standing = jdbc.sql("select name, version, sql_sha256 from needs.rule")
                .query(Standing.class)
                .list();
        for (var rule : rules) {
            var digest = digest(rule);
            var same = standing.stream()
                    .filter(one -> one.name().equals(rule.name()) && one.version() == rule.version())
                    .findFirst();
            if (same.isPresent() && !same.get().sqlSha256().equals(digest)) {
                throw new RuleChangedInPlace(rule);
            }
            retire(rule.name(), rule.version(), "Version " + rule.version() + " took its place.");
            if (same.isEmpty()) {
                insert(rule, kinds(rule, vocabulary), digest, today);
            }
            switchTo(rule);
        }
        standing.stream()
                .map(Standing::name)
                .filter(name -> rules.stream().noneMatch(rule -> rule.name().equals(name)))
                .distinct()
                .forEach(name -> retire(name, 0, "It was taken out of the strategy."));
    }

    private record Standing(String name, int version, String sqlSha256) {}

    private void retire(String name, int but, String why) {
        jdbc.sql("update needs.rule set in_force = false, off_why = :why where name = :name and version <> :but"
                        + " and in_force")
                .param("why", why)
                .param("name", name)
                .param("but", but)
                .update();
    }

    private void switchTo(Rule rule) {
        jdbc.sql("""
            update needs.rule
            set in_force = :in_force, off_why = :off_why
            where name = :name and version = :version and (in_force, off_why) is distinct from (:in_force, :off_why::text)
            """)
                .param("in_force", rule.inForce())
                .param("off_why", rule.offWhy().orElse(null))
                .param("name", rule.name())
                .param("version", rule.version())
                .update();
    }

    private void insert(Rule rule, SortedSet<String> kinds, String digest, LocalDate today) {
        jdbc.sql("""
            insert into needs.rule (name, version, title, outcome, words, ends, reads, sources, kinds, from_age, until_age,
              until_school_leaving, stands, alert_days, in_force, off_why, sql, sql_sha256, published_on)
            values (:name, :version, :title, :outcome, :words, :ends, :reads::jsonb, :sources, :kinds, :from_age,
              :until_age, :until_school_leaving, :stands, :alert_days, :in_force, :off_why, :sql, :sql_sha256, :published_on)
            """)
                .param("name", rule.name())
                .param("version", rule.version())
                .param("title", rule.words().title())
                .param("outcome", rule.words().outcome())
                .param("words", rule.words().rule())
                .param("ends", rule.words().ends())
                .param("reads", JSON.writeValueAsString(rule.reads()))
                .param("sources", rule.sources().toArray(String[]::new))
                .param("kinds", kinds.toArray(String[]::new))
                .param("from_age", rule.ages().from())
                .param("until_age", rule.ages().until())
                .param("until_school_leaving", rule.ages().untilSchoolLeaving())
                .param("stands", rule.lasting().words())
                .param("alert_days", rule.lasting().alertDays())
                .param("in_force", rule.inForce())
                .param("off_why", rule.offWhy().orElse(null))
                .param("sql", rule.query())
                .param("sql_sha256", digest)
                .param("published_on", today)
                .update();
    }

    private static SortedSet<String> kinds(Rule rule, Vocabulary vocabulary) {
        var kinds = new TreeSet<String>();
        rule.reads().forEach(read -> kinds.add(vocabulary.kindsOfData().get(read.kind())));
        return kinds;
    }

    /// Of all that the rule says and does, but for whether it is in force.
    static String digest(Rule rule) {
        var whole = new Rule(
                rule.name(),
                rule.version(),
                rule.words(),
                rule.reads(),
                rule.ages(),
                rule.lasting(),
                Optional.empty(),
                rule.query());
        return Digest.of(whole.toString());
    }

    /// A rule's words, from columns of their names.
    public static Rule.Words words(ResultSet row) throws SQLException {
        return new Rule.Words(
                row.getString("title"), row.getString("outcome"), row.getString("words"), row.getString("ends"));
    }

    private static PublishedRule published(ResultSet row, int number) throws SQLException {
        var reads = JSON.readValue(row.getString("reads"), new TypeReference<List<Rule.Read>>() {});
        var rule = new Rule(
                row.getString("name"),
                row.getInt("version"),
                words(row),
                reads,
                new Rule.Ages(
                        row.getObject("from_age", Integer.class),
                        row.getObject("until_age", Integer.class),
                        row.getBoolean("until_school_leaving")),
                new Rule.Lasting(row.getString("stands"), row.getObject("alert_days", Integer.class)),
                Optional.ofNullable(row.getString("off_why")),
                row.getString("sql"));
        var kinds = new TreeSet<>(Arrays.asList((String[]) row.getArray("kinds").getArray()));
        if (rule.tellsHowFarAway()) {
            kinds.add(KindOfData.SHIELDED.word());
        }
        return new PublishedRule(row.getShort("id"), rule, kinds, row.getObject("published_on", LocalDate.class));
    }
}
