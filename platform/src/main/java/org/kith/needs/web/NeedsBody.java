package org.kith.needs.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.families.NotShown;
import org.kith.families.facts.UsesFacts;
import org.kith.needs.Silence;
import org.kith.site.Page;
import org.kith.site.words.Counts;
import org.kith.site.words.Words;

/// Needs that were found of the people on a page, each with what it rests on; and why nothing else
/// was.
///
/// @param whole false where nothing of it is the viewer's to see
/// @param uses which of the needs that stand rest on which facts, of those that the viewer may read
/// @param held kinds of data on which a need could rest
record NeedsBody(
        boolean whole,
        List<Row> needs,
        List<Ended> ended,
        List<Silent> silent,
        Map<Long, List<UsesFacts.Use>> uses,
        NotShown held,
        @Nullable LocalDate asOf,
        LocalDate today)
        implements Page, UsesFacts {

    NeedsBody {
        needs = List.copyOf(needs);
        ended = List.copyOf(ended);
        silent = List.copyOf(silent);
        uses = Map.copyOf(uses);
    }

    /// Whether a need is the first on the page that its rule found, where the rule's text stands.
    boolean tellsRule(Row row) {
        return needs.stream()
                .filter(each -> each.rule().equals(row.rule()))
                .findFirst()
                .map(first -> first.id().equals(row.id()))
                .orElse(false);
    }

    /// A need that stands: somebody's, or one of a home that several children have.
    ///
    /// @param id of its heading on the page
    /// @param when "since 16 November. Newest evidence received 21 November, 5 days old."
    /// @param until the day on which it ends without new evidence, in a sentence; empty where there is none
    /// @param late "Housing is late, so nobody can say whether it still holds."; empty
    /// while it is confirmed
    /// @param alerts mostly one at most; several where those of one home were told of or answered apart
    /// @param whose one of them; of several what each one's own is
    record Row(
            String id,
            Rule rule,
            String when,
            List<Tag> tags,
            String until,
            String late,
            List<AlertBox> alerts,
            List<Whose> whose) {

        Row {
            tags = List.copyOf(tags);
            alerts = List.copyOf(alerts);
            whose = List.copyOf(whose);
        }

        boolean several() {
            return whose.size() > 1;
        }

        /// Nobody on the person's own page.
        List<Who> who() {
            return whose.stream()
                    .flatMap(each -> Optional.ofNullable(each.who()).stream())
                    .toList();
        }

        /// What the sources say, once where they say the same of all.
        List<Found> found() {
            var said = whose.stream().filter(each -> !each.found().isEmpty()).toList();
            return said.stream().map(Whose::found).distinct().count() < 2
                    ? said.stream()
                            .limit(1)
                            .map(each -> new Found("", each.found()))
                            .toList()
                    : said.stream()
                            .map(each -> new Found(each.name(), each.found()))
                            .toList();
        }

        /// What its buttons are about, for whoever does not see where they stand.
        String about() {
            return several()
                    ? rule.title() + ", "
                            + Counts.list(whose.stream().map(Whose::name).toList())
                    : rule.title();
        }
    }

    /// The rule that found it.
    record Rule(String name, String title, String words, String ends) {}

    record Found(String of, String words) {}

    /// Whose need it is, and what is their own of it.
    ///
    /// @param id of what stands here of theirs
    /// @param who with a link; null on the person's own page
    /// @param family whose page it is; null on the person's own
    /// @param found the newest of what their own record says, or else of what others' do: "Missed 26 of 210
    /// sessions (13 Apr to 23 Oct)."; empty where no line of it is shown
    /// @param mine whether some of what was said is the viewer's
    record Whose(
            String id,
            String person,
            @Nullable Who who,
            @Nullable String family,
            String found,
            List<Evidence> evidence,
            List<Said> said,
            boolean mine) {

        Whose {
            evidence = List.copyOf(evidence);
            said = List.copyOf(said);
        }

        String name() {
            return who == null ? "" : who.name();
        }
    }

    record Who(String name, String href) {}

    record Tag(String kind, String words) {}

    /// A line of evidence, whoever says it, and how it reaches the person.
    ///
    /// @param months of which it is the sum; mostly none
    record Evidence(String when, String words, List<Where> where, String path, boolean withdrawn, List<Month> months) {

        Evidence {
            where = List.copyOf(where);
            months = List.copyOf(months);
        }
    }

    record Month(String when, String words, Where where) {}

    /// The source and how old its word is, and the line of its file.
    ///
    /// @param receipt the way to the line in the file's receipt; null for whoever may not open it
    record Where(String words, String line, @Nullable String receipt) {}

    /// What somebody said against it.
    record Said(String who, String what, String when, String why) {}

    /// A need that ended lately.
    ///
    /// @param who nobody on the person's own page; several where it was one of their home
    record Ended(String title, List<Who> who, String when, String why) {

        Ended {
            who = List.copyOf(who);
        }
    }

    /// Why other rules say nothing of somebody.
    record Silent(String who, List<Why> whys) {}

    /// @param rules the rules of which it is said, where only their number stands in the words
    record Why(String heading, String words, String rules) {

        static Why of(Silence silence, List<String> rules, boolean young) {
            var titles = Counts.list(rules.stream().map(NeedWords::lower).toList());
            return switch (silence) {
                case NONE -> new Why("None.", "These looked and found nothing: " + titles + ".", "");
                case NOT_COVERED ->
                    new Why("Not covered.", "No source that these read has sent a file yet: " + titles + ".", "");
                case NOT_MATCHED ->
                    new Why(
                            "Not matched.",
                            "No source that these read has a record of which you may know: " + titles + ".",
                            "");
                case OUT_OF_AGE ->
                    new Why(
                            "Out of age range.",
                            (rules.size() == 1 ? "1 rule is" : rules.size() + " rules are")
                                    + (young ? " for other ages." : " for children and young people."),
                            Words.capital(titles) + ".");
            };
        }
    }
}
