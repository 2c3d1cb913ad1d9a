package org.kith.linkage.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Files that were damaged anyhow are linked or refused in words, and never bring the tool down or make it hang.
class FuzzedInputTest {

    private static final int TRIES = 150;
    private static final byte[] SIGNS = ",;\t|\"\n\r\0 '{}[]:0aZ-\\".getBytes(StandardCharsets.UTF_8);
    private static final String PEOPLE = """
            id,source,first_name,surname,dob,postcode,nhs_number,truth
            1,a,Katherine,O'Brien,2015-03-01,DT1 1AA,9434765919,k
            2,b,Kate,"OBRIEN, HARDY",01/03/2015,DT1 1AA,,k
            3,a,Zoë,Khan,20140712,DT2 9ZZ,943 476 5919,m
            4,b,Mohammed,"Khan ""J""\", 2014,DT2 9ZZ,,m
            5,a,,Nowak,,BH1 1AA,,z
            """;

    @TempDir
    Path folder;

    private final Random random = new Random(20261128);

    @Test
    @Timeout(300)
    void aDamagedTableIsLinkedOrRefusedInWords() throws IOException {
        int refused = 0;
        for (int i = 0; i < TRIES; i++) {
            Path people = Files.write(folder.resolve("people.csv"), damaged(PEOPLE));
            List<String> arguments = new ArrayList<>(
                    List.of(people.toString(), "--out", folder.resolve("out").toString(), "--threads", "2"));
            if (i % 2 == 0) {
                arguments.addAll(List.of("--pairs", "--source-column", "source", "--truth-column", "truth"));
            }
            if (i % 3 == 0) {
                arguments.addAll(List.of("--compare", "surname=jaro_winkler", "--compare", "dob=date"));
            }
            refused += run(arguments, people);
        }
        assertThat(refused).isBetween(TRIES / 10, TRIES * 9 / 10);
    }

    @Test
    @Timeout(300)
    void damagedSettingsAreLinkedByOrRefusedInWords() throws IOException {
        Path people = Files.writeString(folder.resolve("people.csv"), PEOPLE);
        List<String> out =
                List.of(people.toString(), "--out", folder.resolve("out").toString());
        List<String> learning = new ArrayList<>(out);
        learning.addAll(List.of("--compare", "surname=jaro_winkler:0.9", "--block", "l.dob = r.dob or l.id < r.id"));
        assertThat(run(learning, people)).isZero();
        String byConditions = Files.readString(folder.resolve("out/model.json"));
        assertThat(run(new ArrayList<>(out), people)).isZero();
        String own = Files.readString(folder.resolve("out/model.json"));
        int refused = 0;
        for (int i = 0; i < TRIES; i++) {
            Path model = Files.write(folder.resolve("model.json"), damaged(i % 4 == 0 ? own : byConditions));
            List<String> arguments = new ArrayList<>(out);
            arguments.addAll(List.of("--model", model.toString()));
            refused += run(arguments, model);
        }
        assertThat(refused).isBetween(TRIES / 10, TRIES - 1);
    }

    /// Some bytes other, more or fewer.
    private byte[] damaged(String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream damaged = new ByteArrayOutputStream();
        double often = random.nextInt(1, 4) / (double) bytes.length;
        for (byte each : bytes) {
            if (random.nextDouble() >= often) {
                damaged.write(each);
                continue;
            }
            switch (random.nextInt(4)) {
                case 0 -> damaged.write(random.nextInt(256));
                case 1 -> damaged.write(SIGNS[random.nextInt(SIGNS.length)]);
                case 2 -> {
                    damaged.write(SIGNS[random.nextInt(SIGNS.length)]);
                    damaged.write(each);
                }
                default -> {}
            }
        }
        return damaged.toByteArray();
    }

    /// Runs it and says whether it refused, which it must do in words.
    private static int run(List<String> arguments, Path broken) throws IOException {
        StringWriter complained = new StringWriter();
        int code = new CommandLine(new Link())
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(complained))
                .execute(arguments.toArray(String[]::new));
        assertThat(complained.toString())
                .as(() -> code + " of " + shown(broken))
                .doesNotContain("Exception", "\tat ");
        assertThat(code).as(complained.toString()).isBetween(0, 2);
        return Math.min(code, 1);
    }

    private static String shown(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
