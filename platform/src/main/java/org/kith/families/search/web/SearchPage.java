package org.kith.families.search.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.families.search.Search;
import org.kith.site.forms.FormPage;
import org.kith.site.forms.Mistake;
import org.kith.site.words.Counts;

/// The search, and what it found.
record SearchPage(String typed, Search.@Nullable Results results, List<Mistake> mistakes) implements FormPage {

    String heading() {
        if (nothingSought()) {
            return "Nothing was looked for";
        }
        if (results == null || results.found().isEmpty()) {
            return "Nobody was found";
        }
        if (results.found().stream().allMatch(found -> found.fit().near())) {
            return "Nobody is called that. " + (results.more() ? "More than " : "")
                    + Counts.of(results.found().size(), "person has a name like it", "people have names like it");
        }
        return (results.more() ? "More than " : "")
                + Counts.of(results.found().size(), "person was found", "people were found");
    }

    /// What the search looked through, in a sentence.
    String through() {
        if (results == null || nothingSought()) {
            return "";
        }
        return (results.own()
                        ? "Looked through the people whom your role may meet, and forgave spelling; a postcode counts for those"
                                + " whose address you may read."
                        : "")
                + (results.beyond() ? " Beyond them, somebody is found only by exact name and date of birth." : "");
    }

    boolean nothingSought() {
        return results != null && !results.sought();
    }

    /// What could not be looked for, in a sentence; empty where there is nothing.
    String leftOut() {
        var whole = "a postcode is typed whole, a date is one of the calendar, an NHS number has 10 digits, a UPN 13"
                + " characters";
        return results == null || results.leftOut().isEmpty()
                ? ""
                : "“" + String.join("”, “", results.leftOut())
                        + (results.leftOut().size() == 1 ? "” was" : "” were")
                        + " left out: " + whole + ".";
    }

    /// Why somebody may not be found yet, in a sentence.
    String unseen() {
        int files = results == null ? 0 : results.unseen();
        return Counts.of(files, "file has come", "files have come")
                + " since the last refresh. Whoever is in " + (files == 1 ? "it" : "them")
                + " alone is found after the next.";
    }

    static String href(Search.Found found) {
        return found.family() == null ? "/people/" + found.id() : "/families/" + found.family();
    }
}
