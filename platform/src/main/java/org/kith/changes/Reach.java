package org.kith.changes;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.declarations.FileSet;
import org.kith.site.words.Counts;

/// Whom a change would reach, in rough numbers: 1 stands for one to five, everything above is to the nearest
/// five, so that no two of them tell of a few people. Users are counted exactly.
///
/// @param files that differ from those in force
/// @param rules of need that would find others than today
/// @param sources of which some would see more or fewer records
/// @param kinds of data that no source is named by, of which some would see more or fewer people
/// @param roles what roles may do that they may not today, or the other way, in sentences
/// @param needs whose needs by which rules of need roles would see and do not today, or the other way, in sentences
/// @param more users and records over all sources
/// @param fewer the same, that would be seen no longer
public record Reach(
        List<FileSet.Change> files,
        List<OfRule> rules,
        List<OfSight> sources,
        List<OfSight> kinds,
        List<String> roles,
        List<String> needs,
        Seen more,
        Seen fewer) {

    public Reach {
        files = List.copyOf(files);
        rules = List.copyOf(rules);
        sources = List.copyOf(sources);
        kinds = List.copyOf(kinds);
        roles = List.copyOf(roles);
        needs = kept(needs);
    }

    /// A proposal that was kept by an earlier version says nothing of it.
    private static List<String> kept(@Nullable List<String> sentences) {
        return sentences == null ? List.of() : List.copyOf(sentences);
    }

    /// A rule that would find others than today.
    ///
    /// @param version that would take the place of another, 0 where the rule would be switched off; null where
    /// neither is so, and in a proposal that an earlier Kith kept
    /// @param how such as "version 2 in place of the one in force"
    public record OfRule(
            String name,
            String title,
            @Nullable Integer version,
            String how,
            Moved all,
            List<Part> zones,
            List<Part> groups) {

        /// How a rule that would find nothing any more is said to change.
        static final String SWITCHED_OFF = "switched off";

        public OfRule {
            zones = List.copyOf(zones);
            groups = List.copyOf(groups);
        }
    }

    /// How many people would come and go, roughly.
    public record Moved(long enter, long leave) {}

    /// A zone or a group, as people call it.
    public record Part(String name, Moved moved) {}

    /// How many users would see how many records, roughly.
    public record Seen(long users, long records) {}

    /// A source or a kind of data, and what of it would be seen more, and no longer.
    ///
    /// @param name as files call it
    /// @param who which roles would see it and do not today, or the other way, in sentences
    public record OfSight(@Nullable String name, String title, Seen more, Seen fewer, List<String> who) {

        public OfSight {
            who = kept(who);
        }
    }

    /// "12 more users would see about 340 records; 3 users would no longer see 1 to 5 records"
    public static String words(OfSight sight, String what) {
        var more = sight.more();
        var fewer = sight.fewer();
        var words = new ArrayList<String>();
        if (more.users() > 0) {
            words.add(Counts.of(more.users(), "more user", "more users") + " would see "
                    + Counts.roughly(more.records(), "no " + what, what));
        }
        if (fewer.users() > 0) {
            words.add(Counts.of(fewer.users(), "user", "users") + " would no longer see "
                    + Counts.roughly(fewer.records(), "any " + what, what));
        }
        return words.isEmpty() ? "no user sees more or fewer " + what + " by today’s grants" : String.join("; ", words);
    }
}
