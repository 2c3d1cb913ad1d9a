package org.kith.matching.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.access.Viewer;
import org.kith.matching.PersonId;
import org.kith.matching.answers.Deciding;
import org.kith.matching.answers.NamedPairs;
import org.kith.site.Answer;
import org.kith.site.Redirect;
import org.kith.site.forms.Mistake;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Takes it from an analyst that two people here are one, and shows both before others are asked.
@Controller
class NamedPairController {

    private static final String NOBODY = "Nobody who could be named is found by this";

    private final NamedPairs pairs;
    private final Deciding deciding;

    NamedPairController(NamedPairs pairs, Deciding deciding) {
        this.pairs = pairs;
        this.deciding = deciding;
    }

    @GetMapping("/pairs/named")
    Answer form(@RequestParam(defaultValue = "") String one) {
        return new NamedPairPage(new NamedPairPage.Form(one, "", "", List.of()), null, false);
    }

    /// @param shown what the viewer saw, as the page [marked][NamedPairs.Two#shown] it
    @PostMapping("/pairs/named")
    Answer name(
            @RequestParam(defaultValue = "") String one,
            @RequestParam(defaultValue = "") String other,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "") String shown,
            Viewer viewer) {
        var mistakes = new ArrayList<Mistake>();
        var first = meant("one", one, null, mistakes, viewer);
        var second = meant("other", other, first.orElse(null), mistakes, viewer);
        if (why.isBlank()) {
            mistakes.add(new Mistake("why", "Say how you know, in a few words"));
        }
        if (!mistakes.isEmpty()) {
            return page(one, other, why, mistakes);
        }
        var a = first.orElseThrow();
        var b = second.orElseThrow();
        var two = pairs.look(a, b, viewer);
        if (two.isEmpty()) {
            return page(one, other, why, List.of(new Mistake("other", NOBODY)));
        }
        var open = pairs.open(two.get());
        if (open.isPresent()) {
            return new Redirect("/pairs/" + open.get());
        }
        var named = shown.isEmpty() ? Optional.<UUID>empty() : deciding.name(a, b, why.strip(), shown, viewer);
        return named.<Answer>map(pair -> new Redirect("/pairs?answered=" + pair))
                .orElseGet(() -> new NamedPairPage(
                        new NamedPairPage.Form(one, other, why, List.of()), two.get(), !shown.isEmpty()));
    }

    private Optional<PersonId> meant(
            String id, String typed, @Nullable PersonId beside, List<Mistake> mistakes, Viewer viewer) {
        if (typed.isBlank()) {
            mistakes.add(new Mistake(id, "Give a number, or the address of a person’s page"));
            return Optional.empty();
        }
        var all = pairs.meant(typed, viewer);
        var others = all.stream().filter(each -> !each.equals(beside)).toList();
        if (others.size() != 1) {
            mistakes.add(new Mistake(
                    id,
                    others.size() > 1
                            ? "More than one person has this number: give the address of a person’s page"
                            : all.isEmpty() ? NOBODY : "The two stand for one person already"));
            return Optional.empty();
        }
        return Optional.of(others.getFirst());
    }

    private static NamedPairPage page(String one, String other, String why, List<Mistake> mistakes) {
        return new NamedPairPage(new NamedPairPage.Form(one, other, why, mistakes), null, false);
    }
}
