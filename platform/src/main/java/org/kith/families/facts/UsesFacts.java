package org.kith.families.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kith.site.Panel;

/// The body of a panel that rests on facts. A page on which it stands says so under each fact that it
/// shows: whoever is not shown the panel's content is told of no use of it.
public interface UsesFacts {

    /// What rests on a fact.
    ///
    /// @param words what it is called: "First suspension"
    /// @param whose the name of whom it is about
    /// @param own whether the fact is in that person's own record
    /// @param href where the page says it: "#need-1"
    record Use(String words, String whose, boolean own, String href) {}

    /// What rests on which fact, by the facts' numbers.
    Map<Long, List<Use>> uses();

    /// All that the panels of a page rest on.
    static Map<Long, List<Use>> in(List<Panel> panels) {
        var uses = new HashMap<Long, List<Use>>();
        for (var panel : panels) {
            if (panel.body() instanceof UsesFacts body) {
                body.uses()
                        .forEach((fact, use) -> uses.computeIfAbsent(fact, _ -> new ArrayList<>())
                                .addAll(use));
            }
        }
        return uses;
    }
}
