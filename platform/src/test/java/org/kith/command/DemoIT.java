package org.kith.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {

    @Test
    void makesNoInventedCountyAmongFilesThatWereBrought(@TempDir Path folder) throws IOException {
        var register = Files.writeString(
                folder.resolve("register.csv"), "EHERef,ParentName,StartDate,Suitable\nE1,Ann Baker,01/09/2025,Y\n");
        var data = folder.resolve("data");
        assertThat(KithProcess.run("ingest", register.toString(), "--data", data.toString())
                        .code())
                .isZero();

        var ended = KithProcess.run("demo", "--children", "300", "--no-serve", "--data", data.toString());

        assertThat(ended.code()).as(ended.said()).isEqualTo(1);
        assertThat(ended.said()).contains("not by a demonstration", "--data");
        assertThat(data.resolve("county")).doesNotExist();

        // Killed once, when its county was made: what it finds now is another's
        Files.createDirectories(data.resolve("county"));
        ended = KithProcess.run("demo", "--children", "300", "--no-serve", "--data", data.toString());
        assertThat(ended.code()).as(ended.said()).isEqualTo(1);
        assertThat(ended.said()).contains("not by a demonstration");
    }

    /// Killed once its accounts were open, and before all that belongs to them was there.
    @Test
    void goesOnWithTheSamePeopleWhereItWasKilled(@TempDir Path folder) throws IOException {
        var demo = new String[] {"demo", "--children", "300", "--no-serve", "--data", folder.toString()};
        var first = KithProcess.run(demo);
        assertThat(first.code()).as(first.said()).isZero();
        var people = folder.resolve("demo-people.json");
        var written = Files.readString(people);
        assertThat(written).contains("\"password\"");
        var unfinished = Files.move(people, folder.resolve("demo-people.unfinished"));

        var again = KithProcess.run(demo);

        assertThat(again.code()).as(again.said()).isZero();
        assertThat(people).content().isEqualTo(written);
        assertThat(unfinished).doesNotExist();
    }

    @Test
    void saysThatAnotherCountyIsThereThanWasAskedFor(@TempDir Path folder) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("county")).resolve(".made"), "300 children, seed 1");
        Files.writeString(folder.resolve("demo-people.json"), "[]");

        var ended = KithProcess.run(
                "demo", "--children", "5000", "--no-serve", "--data", folder.toString(), "--strategy", "nowhere");

        assertThat(ended.said())
                .contains("holds a county of 300 children, seed 1, which is shown as it is")
                .contains("for one of 5,000 children, seed 1");
    }
}
