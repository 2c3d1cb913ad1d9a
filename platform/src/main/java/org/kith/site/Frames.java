package org.kith.site;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.site.words.Dates;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/// Makes the frame of each page from what the capabilities tell.
@Component
class Frames {

    private static final List<Menu.Entry> PUBLIC = List.of(
            new Menu.Entry(1, "/rules", "Rules in force"),
            new Menu.Entry(2, "/your-rights", "Your rights"),
            new Menu.Entry(3, "/privacy", "What each source is for"));

    private final Partnership partnership;
    private final Look look;
    private final ObjectProvider<Visitors> visitors;
    private final ObjectProvider<Menu> menus;
    private final ObjectProvider<PictureAge.Now> ages;
    private final InstantSource clock;

    Frames(
            Partnership partnership,
            Look look,
            ObjectProvider<Visitors> visitors,
            ObjectProvider<Menu> menus,
            ObjectProvider<PictureAge.Now> ages,
            InstantSource clock) {
        this.partnership = partnership;
        this.look = look;
        this.visitors = visitors;
        this.menus = menus;
        this.ages = ages;
        this.clock = clock;
    }

    Frame round(HttpServletRequest request, Frame.Writer writer) {
        Optional<? extends Visitor> visitor = visitors.orderedStream()
                .map(Visitors::current)
                .flatMap(Optional::stream)
                .findFirst();
        var age = ages.orderedStream()
                .map(PictureAge.Now::pictureAge)
                .flatMap(Optional::stream)
                .findFirst();
        return frame(visitor, visitor.map(this::menuFor).orElse(PUBLIC), age, token(request), request, writer);
    }

    /// A frame that asks nobody anything.
    Frame bare(HttpServletRequest request, Frame.Writer writer) {
        return frame(Optional.empty(), List.of(), Optional.empty(), null, request, writer);
    }

    private Frame frame(
            Optional<? extends Visitor> visitor,
            List<Menu.Entry> menu,
            Optional<PictureAge> age,
            Frame.@Nullable Token token,
            HttpServletRequest request,
            Frame.Writer writer) {
        var at = clock.instant().atZone(Dates.HERE).toLocalDateTime();
        return new Frame(partnership, visitor, menu, age, request.getRequestURI(), false, token, look, at, writer);
    }

    private List<Menu.Entry> menuFor(Visitor visitor) {
        return menus.orderedStream()
                .flatMap(menu -> menu.entries(visitor).stream())
                .sorted(Comparator.comparingInt(Menu.Entry::order))
                .toList();
    }

    private static Frame.@Nullable Token token(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Frame.Token(token.getParameterName(), token.getToken())
                : null;
    }
}
