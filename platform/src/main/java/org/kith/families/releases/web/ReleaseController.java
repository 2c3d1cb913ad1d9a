package org.kith.families.releases.web;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.access.Names;
import org.kith.access.Viewer;
import org.kith.families.corrections.Wrong;
import org.kith.families.releases.ParentReleaseOpening;
import org.kith.families.releases.ParentReleaseOpening.Draft;
import org.kith.families.releases.ParentReleaseOpening.ShownToParent;
import org.kith.matching.PersonId;
import org.kith.site.Answer;
import org.kith.site.Page;
import org.kith.site.Redirect;
import org.kith.site.forms.Mistake;
import org.kith.site.words.Dates;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What a worker releases to a parent and takes back, what the parent says is wrong in it, and all releases for whoever
/// answers for them.
@Controller
class ReleaseController {

    private static final int MOST = 200;

    private final ParentReleaseOpening opening;
    private final ObjectProvider<Names> names;
    private final InstantSource clock;

    ReleaseController(ParentReleaseOpening opening, ObjectProvider<Names> names, InstantSource clock) {
        this.opening = opening;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping("/people/{id}/release/{parent}")
    Page choose(@PathVariable UUID id, @PathVariable UUID parent, Viewer viewer) {
        var draft = opening.draft(new PersonId(id), new PersonId(parent), viewer);
        return page(draft, ReleaseForm.anew(draft, Dates.today(clock)), List.of());
    }

    @PostMapping("/people/{id}/release/{parent}")
    Answer release(
            @PathVariable UUID id,
            @PathVariable UUID parent,
            @RequestParam MultiValueMap<String, String> sent,
            Viewer viewer) {
        var draft = opening.draft(new PersonId(id), new PersonId(parent), viewer);
        var form = ReleaseForm.of(sent);
        var mistakes = form.mistakes(draft, ReleaseForm.said(sent, "shown"), Dates.today(clock));
        if (!mistakes.isEmpty()) {
            return page(draft, form, mistakes);
        }
        opening.release(
                draft,
                form.chosen(draft),
                seenRelease(ReleaseForm.said(sent, "seen")),
                form.reason(),
                form.day().orElseThrow(),
                viewer);
        return new Redirect("/people/" + id + "#released");
    }

    @PostMapping("/releases/{id}/take-back")
    Answer takeBack(@PathVariable UUID id, Viewer viewer) {
        var release = opening.takeBack(id, viewer);
        return new Redirect(opening.follows(viewer) ? "/releases" : "/people/" + release.child() + "#released");
    }

    @GetMapping("/releases")
    Page all(Viewer viewer) {
        var found = opening.newest(viewer, MOST);
        var people =
                found.stream().flatMap(release -> release.people().stream()).collect(Collectors.toSet());
        var called = names.orderedStream()
                .findFirst()
                .map(each -> each.names(people))
                .orElseGet(Map::of);
        return new ReleasesPage(found, called, found.size() == MOST, Dates.today(clock));
    }

    @GetMapping("/releases/{id}/wrong")
    Page wrong(@PathVariable UUID id, Viewer viewer) {
        return new WrongPage(opening.shownTo(id, viewer), id, WrongPage.Filled.EMPTY, List.of());
    }

    @PostMapping("/releases/{id}/wrong")
    Answer sayWrong(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String topic,
            @RequestParam(defaultValue = "") String wrong,
            @RequestParam(defaultValue = "") String how,
            Viewer viewer) {
        ShownToParent shown = opening.shownTo(id, viewer);
        var filled = new WrongPage.Filled(topic, new Wrong(wrong, how));
        var mistakes = filled.mistakes(shown);
        if (!mistakes.isEmpty()) {
            return new WrongPage(shown, id, filled, mistakes);
        }
        var received = opening.sayWrong(shown, filled.meant(shown).orElse(null), filled.said(), viewer);
        return new Redirect("/corrections/" + received.id() + (received.already() ? "?already=yes" : ""));
    }

    private ReleasePage page(Draft draft, ReleaseForm form, List<Mistake> mistakes) {
        return new ReleasePage(draft, form, Dates.today(clock), mistakes);
    }

    /// What cannot be understood was never there, and so is another release than the one that stands.
    private static @Nullable UUID seenRelease(String seen) {
        if (seen.isEmpty()) {
            return null;
        }
        try {
            return UUID.fromString(seen);
        } catch (IllegalArgumentException _) {
            return new UUID(0, 0);
        }
    }
}
