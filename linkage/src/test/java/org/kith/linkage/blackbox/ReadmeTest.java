package org.kith.linkage.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.linkage.Change;
import org.kith.linkage.Constraints;
import org.kith.linkage.Effect;
import org.kith.linkage.Explanation;
import org.kith.linkage.Field;
import org.kith.linkage.Linker;
import org.kith.linkage.Links;
import org.kith.linkage.RecordName;
import org.kith.linkage.Records;
import org.kith.linkage.Settings;
import org.kith.linkage.Standing;

class ReadmeTest {

    @Test
    void linksTwoRecordsAsTheReadmeShows() {
        // readme
        Records records = new Records();
        int atSchool = records.record("school-census", "H801200001001")
                .put(Field.FORENAME, "Katherine")
                .put(Field.SURNAME, "O'Brien-Hardy")
                .bornOn(LocalDate.of(2015, 3, 1))
                .put(Field.POSTCODE, "DT1 1AA")
                .number();
        int atHealth = records.record("health-visiting", "P17")
                .put(Field.FORENAME, "KATE")
                .put(Field.SURNAME, "OBRIEN HARDY")
                .put(Field.BORN_ON, "20150301")
                .put(Field.POSTCODE, "DT1 IAA")
                .number();
        records.record("school-census", "H801200001001").put(Field.FORMER_SURNAME, "Hardy"); // a second version

        Constraints decided = new Constraints().must(atSchool, atHealth); // a person said so
        Links links = new Linker(Settings.defaults().under(decided)).link(records);

        boolean onePerson = links.person(atSchool) == links.person(atHealth);
        Explanation why = links.explain(atSchool, atHealth);

        Standing standing = Standing.of(records, links, Settings.defaults().under(decided)); // and the next day
        Change news = new Change().remove(new RecordName("health-visiting", "P17"));
        news.record("police", "7").put(Field.FORENAME, "Katherine").put(Field.SURNAME, "Hardy");
        Effect effect = standing.apply(news);
        // end
        assertThat(effect.moved()).hasSize(1);
        assertThat(standing.size()).isEqualTo(2);
        assertThat(onePerson).isTrue();
        assertThat(why.sentence()).contains("first name a form of the same name");
    }

    @Test
    void theReadmesCodeIsTheCodeAbove() throws IOException {
        String test = Files.readString(Path.of("src/test/java/org/kith/linkage/blackbox/ReadmeTest.java"));
        Matcher run =
                Pattern.compile("// readme\n(.*?) *// end\n", Pattern.DOTALL).matcher(test);
        assertThat(run.find()).isTrue();
        assertThat(shown()).isEqualTo(run.group(1).stripTrailing().stripIndent() + "\n");
    }

    @Test
    void theReadmesCodeCompilesInAModuleThatHasTheLibraryAndNothingElse(@TempDir Path folder) throws IOException {
        Path module =
                Files.writeString(folder.resolve("module-info.java"), "module ours { requires org.kith.linkage; }");
        Path program = Files.writeString(folder.resolve("Ours.java"), """
                package ours;
                import java.time.LocalDate;
                import org.kith.linkage.*;
                class Ours {
                    static void link() {
                        %s
                    }
                }
                """.formatted(shown()));
        StringWriter said = new StringWriter();
        PrintWriter says = new PrintWriter(said);
        int code = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        says,
                        says,
                        "-Xlint:all",
                        "-Werror",
                        "-p",
                        "target/classes",
                        "-d",
                        folder.toString(),
                        module.toString(),
                        program.toString());
        assertThat(code).as(said.toString()).isZero();
    }

    private static String shown() throws IOException {
        Matcher shown =
                Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(Path.of("README.md")));
        assertThat(shown.find()).isTrue();
        return shown.group(1);
    }
}
