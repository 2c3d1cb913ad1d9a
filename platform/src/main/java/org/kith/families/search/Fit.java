package org.kith.families.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How somebody fits what was typed.
///
/// @param near the name is not as it was typed
/// @param bornOtherwise the date or year of birth is not as it was typed
/// @param by what fits, in words: "name", "date of birth", "UPN". Where they live is never said to fit
/// beside a name or number: it would tell it
public record Fit(boolean near, boolean bornOtherwise, List<String> by) {

    public Fit {
        by = List.copyOf(by);
    }

    /// @param terms by which a search finds them
    /// @param names parts of what they are called today
    static Fit of(Asked asked, Set<String> terms, Set<String> names, @Nullable LocalDate bornOn, boolean near) {
        boolean otherwise = bornOn != null && asked.isOfAnother(bornOn);
        var by = new ArrayList<String>();
        if (!asked.names().isEmpty()) {
            boolean former = asked.names().stream().anyMatch(name -> !names.contains(name) && terms.contains(name));
            boolean today = asked.names().stream().anyMatch(names::contains);
            if (today || !former) {
                by.add(near ? "a similar name" : "name");
            }
            if (former) {
                by.add("a former or other name");
            }
        }
        if (bornOn != null && asked.saysWhen() && !otherwise) {
            by.add(asked.born() == 0 ? "year of birth" : "date of birth");
        }
        for (var term : asked.terms()) {
            if (term.startsWith("#")) {
                by.add(number(term.substring(1)));
            } else if (asked.postcodesAlone()) {
                by.add("postcode");
            }
        }
        return new Fit(near, otherwise, by.stream().distinct().toList());
    }

    private static String number(String number) {
        return number.matches("\\d{10}") ? "NHS number" : number.length() == 13 ? "UPN" : "council’s number";
    }
}
