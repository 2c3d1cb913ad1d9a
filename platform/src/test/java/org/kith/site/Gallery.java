package org.kith.site;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kith.site.charts.Drawings;
import org.kith.site.charts.SmallTrend;
import org.kith.site.forms.Mistake;
import org.kith.site.forms.Option;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Every piece that pages are made of, on one page of the tests: `/gallery`.
@TestConfiguration(proxyBeanMethods = false)
public class Gallery {

    @Bean
    Visitors helen() {
        return () -> java.util.Optional.of(new Visitor() {
            @Override
            public String name() {
                return "Helen Marsh";
            }

            @Override
            public String standing() {
                return "zone manager, Weymouth and Portland";
            }

            @Override
            public boolean isAtWork() {
                return true;
            }
        });
    }

    @Bean
    Menu menu() {
        return visitor -> List.of(
                new Menu.Entry(10, "/my-day", "My day"),
                new Menu.Entry(20, "/gallery", "Gallery"),
                new Menu.Entry(50, "/sources", "Sources"));
    }

    @Controller
    static class Show {

        private final Frames frames;
        private final TemplateEngine templates =
                TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.kith");

        Show(Frames frames) {
            this.frames = frames;
        }

        @GetMapping("/gallery")
        void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
            var html = new StringOutput();
            var frame = frames.round(request, (page, out) -> {});
            ScopedValue.where(Frame.CURRENT, frame)
                    .run(() -> templates.render(
                            "site/Layout.jte", Map.of("title", "Gallery", "content", content()), html));
            response.setContentType("text/html;charset=UTF-8");
            response.setHeader("Content-Security-Policy", Answers.POLICY);
            response.getOutputStream().write(html.toString().getBytes(StandardCharsets.UTF_8));
        }

        private Content content() {
            var mistakes =
                    List.of(new Mistake("surname", "Enter a surname"), new Mistake("why", "Say why you need to know"));
            var form = List.of(
                    piece("Token", Map.of()),
                    piece("forms/Field", Map.of("id", "forename", "label", "First name", "hint", "As you heard it")),
                    piece("forms/Field", Map.of("id", "surname", "label", "Surname", "mistakes", mistakes)),
                    piece("forms/Area", Map.of("id", "why", "label", "Why do you need to know?", "mistakes", mistakes)),
                    piece(
                            "forms/Choice",
                            Map.of(
                                    "id",
                                    "answer",
                                    "legend",
                                    "What shall we do?",
                                    "options",
                                    List.of(
                                            new Option("take", "Take it", "Quarry Hill is shown as not covered"),
                                            new Option("refuse", "Refuse it")))),
                    piece(
                            "forms/FileField",
                            Map.of("id", "file", "label", "Drop a partner’s file here", "multiple", true)),
                    html(
                            "<div class=\"next\"><button class=\"govuk-button\" type=\"submit\">Answer and go to the next</button>"
                                    + "<button class=\"govuk-button govuk-button--secondary slim\">Seen</button> <a href=\"#why\">Leave it</a></div>"));
            var work = new ArrayList<Content>();
            work.add(box("facts", "Facts, with where they come from", html(Samples.FACTS)));
            work.add(box("table", "A table that becomes blocks on a phone", html(Samples.TABLE)));
            work.add(box("wide", "A table of figures", html(Samples.FIGURES)));
            work.add(box(
                    "form",
                    "A form",
                    all(html("<form method=\"post\" action=\"/gallery\">"), all(form), html("</form>"))));
            work.add(box("trend", "A trend", all(html("<figure>"), Drawings.trend(), html("</figure>"))));
            work.add(box(
                    "small",
                    "Small multiples",
                    all(
                            html(Samples.MANY),
                            new SmallTrend(Drawings.trend()),
                            html("</figure><figure><figcaption class=\"this\">Weymouth and Portland</figcaption>"),
                            new SmallTrend(Drawings.trend()),
                            html("</figure></div>"))));
            work.add(box(
                    "crowd",
                    "A family of eight",
                    all(
                            html(
                                    "<div class=\"scroll\" role=\"region\" aria-label=\"The picture, which scrolls\" tabindex=\"0\">"),
                            Drawings.manyChildren(),
                            html("</div>"))));
            work.add(piece("Pager", Map.of("path", "/gallery?page=", "page", 2, "pages", 7)));
            var side = new ArrayList<Content>();
            side.add(box("picture", "Family picture", Drawings.halletts()));
            side.add(soft("none", "What this page cannot tell you", html(Samples.NONE)));
            side.add(box("lanes", "What each source could know", Drawings.lanes()));
            side.add(soft("rolls", "Schools", Drawings.rolls()));
            side.add(box("map", "Where", Drawings.map()));
            side.add(box("pyramid", "Who lives here", Drawings.pyramid()));
            return all(
                    piece("forms/ErrorSummary", Map.of("mistakes", mistakes)),
                    piece(
                            "Title",
                            Map.of(
                                    "heading",
                                    "Gallery",
                                    "content",
                                    html("<p>Every piece that pages are made of.</p>"),
                                    "up",
                                    html("<a href=\"/\">Start</a>"))),
                    html(Samples.DOUBT),
                    html(Samples.FILTER),
                    html("<div class=\"grid\"><div>"),
                    all(work),
                    html("</div><div>"),
                    all(side),
                    html("</div></div>"));
        }

        private Content box(String id, String heading, Content content) {
            return piece(
                    "Box",
                    Map.of(
                            "id",
                            id,
                            "heading",
                            heading,
                            "basis",
                            html("As of Sunday 22 November"),
                            "content",
                            content));
        }

        private Content soft(String id, String heading, Content content) {
            return piece("Box", Map.of("id", id, "heading", heading, "soft", true, "content", content));
        }

        private Content piece(String name, Map<String, Object> values) {
            return out -> templates.render("site/" + name + ".jte", values, out);
        }

        private static Content html(String markup) {
            return out -> out.writeContent(markup);
        }

        private static Content all(Content... parts) {
            return all(List.of(parts));
        }

        private static Content all(List<? extends Content> parts) {
            return out -> parts.forEach(part -> part.writeTo(out));
        }
    }
}
