package org.kith.partners.layouts.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.kith.partners.layouts.FactKind;
import org.kith.partners.layouts.FactKinds;

/// `docs/facts.md` says what `fact-kinds.yaml` says, and both say all there is.
class FactsDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "facts.md");
    private static final Set<String> KINDS_OF_DATA = Set.of(
            "identity",
            "whereabouts",
            "relationships",
            "who-helps",
            "education",
            "social-care",
            "early-help",
            "health",
            "police",
            "encompass",
            "youth-justice",
            "housing",
            "benefits",
            "adult-treatment",
            "shielded");

    private static String document() {
        var text = new StringBuilder("""
                # Facts: every kind and its codes

                A fact is what one row of a partner's file says of one record: dated, of one kind, with source, file and line. Facts hang on the
                record (a source's person), never on the person, so a change of links moves none. The file
                `platform/src/main/resources/org/kith/partners/fact-kinds.yaml` declares them; a test keeps this page the same. Which file states
                which fact is in `strategies/dorset/layouts`.

                Every fact has a kind and may have: a code, a first day and a last day (empty while it lasts or where it has none), an amount, a note,
                the other record (in relationships), and the setting. *Data* is the kind of data by which the access matrix decides who may see it.

                | id | kind | what it says | data |
                |---|---|---|---|
                """);
        for (FactKind kind : FactKinds.load().all()) {
            text.append("| %d | `%s` | **%s.** %s".formatted(kind.id(), kind.name(), kind.title(), kind.meaning()));
            kind.codes().forEach(code -> text.append("<br>`%s` %s".formatted(code.code(), code.meaning())));
            text.append(" | %s |\n".formatted(kind.data()));
        }
        return text.toString();
    }

    @Test
    void saysEveryKindAndItsCodes() throws IOException {
        if (Boolean.getBoolean("kith.write")) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, document());
        }
        assertThat(DOCUMENT)
                .as("write it again with -Dkith.write=true")
                .usingCharset(java.nio.charset.StandardCharsets.UTF_8)
                .hasContent(document());
    }

    @Test
    void countsKindsWithoutGapsAndNamesTheirData() {
        var kinds = FactKinds.load().all();
        for (int i = 0; i < kinds.size(); i++) {
            assertThat(kinds.get(i).id()).isEqualTo((short) (i + 1));
            assertThat(kinds.get(i).data()).as(kinds.get(i).name()).isIn(KINDS_OF_DATA);
        }
    }

    @Test
    void hasNoKindThatNoLayoutStates() throws IOException {
        var layouts = new StringBuilder();
        try (var files = Files.list(Told.STRATEGY.resolve("layouts"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                layouts.append(Files.readString(file));
            }
        }
        var unstated = new TreeSet<String>();
        for (FactKind kind : FactKinds.load().all()) {
            if (!layouts.toString().matches("(?s).*kind: " + kind.name() + "[,}\\n].*")) {
                unstated.add(kind.name());
            }
        }
        assertThat(unstated).isEmpty();
    }
}
