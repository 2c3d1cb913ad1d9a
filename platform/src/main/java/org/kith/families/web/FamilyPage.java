package org.kith.families.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.kith.families.OpenFamily;
import org.kith.families.Person;
import org.kith.site.Page;
import org.kith.site.Panel;
import org.kith.site.forms.Mistake;
import org.kith.site.words.Counts;

/// A family: who they are, why the viewer may see it, and what the capabilities have to say.
record FamilyPage(OpenFamily open, List<Panel> panels, LocalDate today, List<Mistake> mistakes, String reason)
        implements Page {

    /// 403 while the working content is closed and a reason would open it.
    @Override
    public int httpStatus() {
        return !mistakes.isEmpty() ? 422 : open.mayAsk() ? 403 : 200;
    }

    /// "Jayden 14, Maisie 11 and Alfie 2, at 12 Quarry Close, DT4 8AA. Nothe Reach pyramid, Weymouth and Portland."
    String who() {
        var family = open.family();
        var children = family.children().stream().map(this::nameAndAge).toList();
        var home = family.home();
        var places = new ArrayList<String>();
        if (family.pyramid() != null) {
            places.add(family.pyramid() + " pyramid");
        }
        if (family.zone() != null) {
            places.add(family.zone());
        }
        return (children.isEmpty() ? "The children are not shown to your role" : Counts.list(children))
                + (home == null ? "" : ", at " + home.inOneLine())
                + "."
                + (places.isEmpty() ? "" : " " + String.join(", ", places) + ".");
    }

    private String nameAndAge(Person child) {
        return child.called() + " " + child.age(today);
    }
}
