package org.kith.site.web;

import java.util.Comparator;
import java.util.Optional;
import org.kith.site.Notices;
import org.kith.site.Page;
import org.kith.site.Partnership;
import org.kith.site.PictureAge;
import org.kith.site.Visitors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The pages that anyone may read without signing in.
@Controller
class PublicController {

    private final Partnership partnership;
    private final ObjectProvider<Visitors> visitors;
    private final ObjectProvider<PictureAge.Now> ages;
    private final ObjectProvider<Notices> notices;

    PublicController(
            Partnership partnership,
            ObjectProvider<Visitors> visitors,
            ObjectProvider<PictureAge.Now> ages,
            ObjectProvider<Notices> notices) {
        this.partnership = partnership;
        this.visitors = visitors;
        this.ages = ages;
        this.notices = notices;
    }

    @GetMapping("/")
    Page start() {
        Optional<PictureAge> age = ages.orderedStream()
                .map(PictureAge.Now::pictureAge)
                .flatMap(Optional::stream)
                .findFirst();
        boolean signedIn =
                visitors.orderedStream().anyMatch(each -> each.current().isPresent());
        return new StartPage(partnership, age, signedIn);
    }

    @GetMapping("/privacy")
    Page privacy() {
        return new PrivacyPage(
                partnership,
                notices.orderedStream()
                        .flatMap(each -> each.notices().stream())
                        .sorted(Comparator.comparing(Notices.Notice::title))
                        .toList(),
                notices.orderedStream().flatMap(each -> each.law().stream()).toList());
    }

    @GetMapping("/your-rights")
    Page rights() {
        return new RightsPage(partnership);
    }

    @GetMapping("/accessibility")
    Page accessibility() {
        return new AccessibilityPage(partnership);
    }

    @GetMapping("/help")
    Page help() {
        return new HelpPage(partnership);
    }
}
