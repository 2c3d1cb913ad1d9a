package org.kith.families.search.web;

import java.util.List;
import java.util.Set;
import org.kith.access.Role;
import org.kith.access.Viewer;
import org.kith.access.WayIn;
import org.kith.families.search.Search;
import org.kith.site.Answer;
import org.kith.site.Redirect;
import org.kith.site.errors.NotHere;
import org.kith.site.forms.Mistake;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Takes a search by post and answers it under an address that says nothing.
@Controller
class SearchController implements WayIn {

    private static final Set<Role> MAY_SEARCH = Set.of(Role.PRACTITIONER, Role.SCHOOL_LEAD, Role.ZONE_MANAGER);

    private static final int LONGEST = 200;

    private final Search search;

    SearchController(Search search) {
        this.search = search;
    }

    @Override
    public Entry wayIn() {
        return new Entry(20, "/search", "Search");
    }

    @Override
    public boolean isOpenTo(Viewer viewer) {
        return MAY_SEARCH.contains(viewer.role());
    }

    @GetMapping("/search")
    Answer form() {
        return new SearchPage("", null, List.of());
    }

    @PostMapping("/search")
    Answer search(@RequestParam(defaultValue = "") String q, Viewer viewer) {
        var typed = q.strip();
        if (typed.isEmpty() || typed.length() > LONGEST) {
            var what = typed.isEmpty()
                    ? "Type a name, a postcode, a UPN or an NHS number"
                    : "Type at most " + LONGEST + " letters: a name, a postcode, a UPN or an NHS number";
            return new SearchPage(typed, null, List.of(new Mistake("q", what)));
        }
        return new Redirect("/search/" + search.keep(typed, viewer));
    }

    @GetMapping("/search/{token}")
    Answer results(@PathVariable String token, Viewer viewer) {
        var typed = search.kept(token, viewer).orElseThrow(NotHere::new);
        return new SearchPage(typed, search.results(typed, viewer), List.of());
    }
}
