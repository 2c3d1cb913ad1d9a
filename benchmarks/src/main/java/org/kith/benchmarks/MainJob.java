package org.kith.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The main job on the full county: generate, refresh, refresh again without news, a month whose files are new, one in
/// which some files changed, and the demonstration to its ready line, first and second time.
final class MainJob {

    private static final int MOST_MEGABYTES = 3072;
    private static final int EVERY = 50;

    private MainJob() {}

    private static final String USAGE = """
            ./kith benchmark main-job [CHILDREN]
            Generate, refresh, refresh without news, refresh with a month's new files and with few changed ones, the
            demonstration to its ready line and again; 85690 children unless told.""";

    public static void main(String[] arguments) throws IOException {
        var asked = Asked.of(arguments, USAGE);
        var children = String.valueOf(asked.number(85_690));
        var kith = new Measured.Kith(asked.home());
        var work = Files.createTempDirectory("kith-benchmark");
        var files = work.resolve("files");
        var data = work.resolve("data");
        var demo = work.resolve("demo");
        kith.run("--version"); // builds, when there is something to build
        Machine.print();
        Table.head("The main job, " + children + " children");
        Table.row("generate", kith.run("generate", "--children", children, "--out", files), 25, null);
        Table.row(
                "refresh, files to measures", kith.run("refresh", "--from", files, "--data", data), 60, MOST_MEGABYTES);
        Stages.rows(data);
        Table.row("refresh again, no news", kith.run("refresh", "--from", files, "--data", data), 10, MOST_MEGABYTES);
        month(kith, work, files);
        var changed = Month.pass(files, EVERY);
        Table.row(
                "refresh, " + changed + " changed files",
                kith.run("refresh", "--from", files, "--data", data),
                15,
                MOST_MEGABYTES);
        Stages.rows(data);
        Table.row("demo to ready", ready(kith, children, demo), 120, MOST_MEGABYTES);
        Table.row("demo again to ready", ready(kith, children, demo), 15, MOST_MEGABYTES);
        System.out.println(
                "\nMade by `./kith benchmark main-job " + children + "`; files, logs and data are in " + work);
    }

    /// A month's files of every agency, which move people and reach every rule, where all before them are known.
    private static void month(Measured.Kith kith, Path work, Path files) throws IOException {
        var day = Month.usual(files);
        var data = work.resolve("month-data");
        int before = Month.sentUntil(day, false, files, work.resolve("before"));
        int until = Month.sentUntil(day, true, files, work.resolve("until"));
        kith.run("refresh", "--from", work.resolve("before"), "--data", data);
        Table.row(
                "refresh, the " + (until - before) + " files that came on " + day,
                kith.run("refresh", "--from", work.resolve("until"), "--data", data),
                15,
                MOST_MEGABYTES);
        Stages.rows(data);
    }

    private static Measured ready(Measured.Kith kith, String children, Path data) {
        return kith.runUntil("ready ", "demo", "--children", children, "--data", data, "--port", "18099");
    }
}
