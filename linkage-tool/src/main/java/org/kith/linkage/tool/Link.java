package org.kith.linkage.tool;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Conditions;
import org.kith.linkage.Constraints;
import org.kith.linkage.Linker;
import org.kith.linkage.Links;
import org.kith.linkage.Model;
import org.kith.linkage.RecordName;
import org.kith.linkage.Records;
import org.kith.linkage.Settings;
import org.kith.linkage.tool.findings.Answered;
import org.kith.linkage.tool.findings.Decided;
import org.kith.linkage.tool.findings.Judged;
import org.kith.linkage.tool.findings.Labels;
import org.kith.linkage.tool.findings.Manifest;
import org.kith.linkage.tool.findings.ModelUsed;
import org.kith.linkage.tool.reading.BrokenInput;
import org.kith.linkage.tool.reading.Layout;
import org.kith.linkage.tool.reading.Names;
import org.kith.linkage.tool.reading.Reading;
import org.kith.linkage.tool.reading.RowList;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `link FILE... --out DIR`: finds the people behind the records of CSV files.
@Command(
        name = "link",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Finds which records of people are one person, within and across CSV files.",
            "",
            "Columns are recognised by name and content, or told with --map. Writes clusters.csv (source,id,person: every"
                    + " record once, in the order of the input), manifest.json, model.json and report.html.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:a file was refused", "2:wrong use"})
public final class Link implements Callable<Integer> {

    static final String MODEL = "model.json";

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "CSV files with a line of column names; none is needed beside --remove, or beside --decided"
                    + " with --against.")
    private List<Path> files = List.of();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder for the output; made if need be.")
    private Path out = Path.of("");

    @Mixin
    private LinkOptions options = new LinkOptions();

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description =
                    "Pairs that people have judged, a CSV with id_l, id_r, label (1, 0 or a probability) and, where"
                            + " ids are not enough, source_l, source_r: how often the run agrees, and where not.")
    private @Nullable Path labels;

    @Option(
            names = "--decided",
            paramLabel = "FILE",
            description =
                    "Pairs that people have decided, a CSV as --labels reads it with label 1 (one person) or 0 (two"
                            + " people): what they decided holds, whatever the records say. pairs.csv with a column label will"
                            + " do. With --keep it holds in later runs too.")
    private @Nullable Path decided;

    @Option(
            names = "--pairs",
            description =
                    "Write pairs.csv too: the pairs left to people and the joins refused, and why. Then report.html"
                            + " shows what the records of its pairs say, which is personal data.")
    private boolean pairs;

    @Option(
            names = "--no-report",
            description = "Leave report.html out: the run in charts and tables, one file for a browser.")
    private boolean noReport;

    @Option(
            names = "--explain",
            arity = "2",
            paramLabel = "ID",
            description =
                    "Say why two records are, or are not, one person, here and first in the report. SOURCE/ID where"
                            + " an id is not enough.")
    private List<String> explain = new ArrayList<>();

    @Option(
            names = "--explain-person",
            paramLabel = "ID",
            description = "Say what holds the records of this record's person together: people's decisions, then the"
                    + " likeliest pairs. May be repeated.")
    private List<String> explainPerson = new ArrayList<>();

    @Option(
            names = "--group",
            paramLabel = "COLUMN",
            description =
                    "Tell the run's quality by the values of this column too, as in --group ethnicity; linked on only"
                            + " where it is recognised as a field, as town is. May be repeated. By script of the name and by age it is told always.")
    private List<String> group = new ArrayList<>();

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description =
                    "The model.json of an earlier run, to link by it and learn nothing; or Splink's settings, to link"
                            + " by their conditions.")
    private @Nullable Path model;

    @Option(
            names = "--against",
            paramLabel = "RUN",
            description = "The folder of an earlier run that was made with --keep: link these records against all of"
                    + " its, by what it learnt. Persons keep their numbers. Writes clusters.csv of these records,"
                    + " joined.csv (the earlier records of their people), moved.csv and merged.csv (what moved among"
                    + " the earlier ones), and report.html.")
    private @Nullable Path against;

    @Option(
            names = "--remove",
            paramLabel = "FILE",
            description =
                    "With --against: records of the earlier run that are no more, a CSV with id and, where ids are"
                            + " not enough, source.")
    private @Nullable Path remove;

    @Option(
            names = "--keep",
            description = "Keep in the folder (run.kith) what --against needs later: every record's values in standard"
                    + " form, which are personal data. Nothing of the kind is kept without it.")
    private boolean keep;

    @Option(
            names = "--block",
            paramLabel = "RULE",
            description = "Compare the pairs for which this condition holds, as in --block \"l.surname = r.surname and"
                    + " l.dob = r.dob\". May be repeated; needs --compare.")
    private List<String> blocks = new ArrayList<>();

    @Option(
            names = "--compare",
            paramLabel = "COLUMN[=MEASURE[:N,N]]",
            description =
                    "Compare a column, as in --compare first_name=jaro_winkler:0.92,0.88. Measures: exact, levenshtein,"
                            + " damerau_levenshtein, jaro, jaro_winkler, jaccard, date, postcode, email. May be repeated; links by"
                            + " these alone, as Splink would.")
    private List<String> comparisons = new ArrayList<>();

    @Option(
            names = "--keep-apart",
            description =
                    "With conditions: never join records that hold two different valid NHS numbers or UPNs, as Kith's"
                            + " own model never does. Of twins conditions know nothing.")
    private boolean keepApart;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            defaultValue = "UTF-8",
            converter = Typed.Encoding.class,
            description = "The files' encoding (${DEFAULT-VALUE}).")
    private Charset encoding = java.nio.charset.StandardCharsets.UTF_8;

    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = Typed.Threads.class,
            description = "Threads to use (all); the result is the same for any number.")
    private int threads = Runtime.getRuntime().availableProcessors();

    /// Made by picocli.
    public Link() {}

    public static void main(String... arguments) {
        System.exit(new CommandLine(new Link()).execute(arguments));
    }

    @Override
    public Integer call() {
        PrintWriter say = commandLine().getOut();
        PrintWriter complain = commandLine().getErr();
        try {
            checkTogether();
            checkInputsStay();
            if (against != null) {
                Folder.settle(against);
            }
            ByConditions conditions = against != null
                    ? ByConditions.ofRun(against)
                    : ByConditions.asked(
                            model, blocks, comparisons, files.size() > 1, options.id(), options.sourceColumn());
            if (keepApart && conditions == null) {
                throw wrongUse("--keep-apart is for conditions; Kith's own model keeps such records apart by itself");
            }
            if (conditions != null && commandLine().getParseResult().hasMatchedOption("--map")) {
                throw wrongUse("--map does not go with conditions, which name the columns they read");
            }
            try (Folder folder = new Folder(out)) {
                run(conditions, folder, say, complain);
            }
            return 0;
        } catch (FileSystemException e) {
            complain.println(e.getFile() + ": cannot be read or written: "
                    + Objects.requireNonNullElse(e.getReason(), e.getClass().getSimpleName()) + ".");
            complain.flush();
            return 1;
        } catch (IOException e) {
            complain.println(out + ": cannot be written: " + e.getMessage() + ".");
            complain.flush();
            return 1;
        } catch (BrokenInput e) {
            complain.println(e.getMessage());
            complain.flush();
            return 1;
        } catch (Conditions.NotAnswered e) {
            complain.println("The conditions ask for what cannot be had of every record: " + e.getMessage() + ".");
            complain.flush();
            return 1;
        } catch (ByConditions.WrongUse e) {
            throw wrongUse(String.valueOf(e.getMessage()));
        }
    }

    /// Options that do not go together.
    private void checkTogether() throws IOException {
        if (against == null && remove != null) {
            throw wrongUse("--remove takes records out of an earlier run; name that with --against");
        }
        if (files.isEmpty() && remove == null && (against == null || decided == null)) {
            throw wrongUse("which files are to be linked? Name one at least");
        }
        if (against == null) {
            return;
        }
        boolean inPlace = (Files.exists(out) && Files.exists(against))
                ? Files.isSameFile(out, against)
                : out.toAbsolutePath()
                        .normalize()
                        .equals(against.toAbsolutePath().normalize());
        if (!keep && inPlace) {
            throw wrongUse("--out is the folder of the earlier run, which would be gone: give another folder, or --keep"
                    + " to go on from this run");
        }
        for (String option : List.of("--model", "--block", "--compare")) {
            if (commandLine().getParseResult().hasMatchedOption(option)) {
                throw wrongUse(option + " does not go with --against: new records are linked by what the earlier run"
                        + " learnt. To link by another model, link earlier files and new ones together, without"
                        + " --against");
            }
        }
        if (keepApart) {
            throw wrongUse("--keep-apart does not go with --against: what the earlier run kept apart is kept apart");
        }
        if (!options.once().isEmpty()) {
            throw wrongUse("--once does not go with --against: what the earlier run was told of its sources holds");
        }
        if (commandLine().getParseResult().hasMatchedOption("--threshold")) {
            throw wrongUse("--threshold does not go with --against: new records join from the probability that the"
                    + " earlier run joined from; for another make a whole run");
        }
    }

    /// No file that the run reads may be one that it writes over or takes away: what people decided would be gone.
    private void checkInputsStay() throws IOException {
        List<Path> inputs = new ArrayList<>(files);
        Stream.of(labels, decided, model, remove).filter(Objects::nonNull).forEach(inputs::add);
        for (Path input : inputs) {
            if (Files.exists(input) && !Files.isRegularFile(input) && !Files.isDirectory(input)) {
                throw new BrokenInput(
                        input,
                        "is a pipe or a device and not a file; save what comes from it in a file, and name that.");
            }
            if (Folder.takes(out, input)) {
                throw wrongUse(input + " is in the folder of --out under a name that the run writes there itself, and"
                        + " would be gone: save it under another name, or give another --out");
            }
        }
    }

    private void run(@Nullable ByConditions conditions, Folder folder, PrintWriter say, PrintWriter complain)
            throws IOException {
        Against earlier = against == null ? null : new Against(against, conditions, threads);
        boolean numbers = earlier == null ? keepApart : earlier.keepsApart();
        Layout.Wanted columns = conditions == null
                ? options.columns()
                : conditions.columns(options.id(), options.sourceColumn(), options.truthColumn(), numbers);
        Model given = model == null || conditions != null ? null : ModelFile.read(model);
        for (Path list : Stream.of(labels, decided).filter(Objects::nonNull).toList()) {
            readable(list);
        }
        Reading read = new Reading(group);
        read.read(files, encoding, columns, threads, say, complain);
        Records records = read.records();
        int[] truth = options.hasTruth() ? read.truth(complain) : null;
        if (earlier != null) {
            Set<RecordName> removed =
                    remove == null ? Set.of() : Removals.read(remove, encoding, earlier.known(), records);
            Asked asked = asked(earlier.together(records, removed));
            earlier.link(
                    new Against.News(records, read.inputs(), removed, truth, read.partings()),
                    asked,
                    folder,
                    say,
                    complain);
            say.println("written to " + out);
            say.flush();
            return;
        }
        Asked asked = asked(new Names(() -> IntStream.range(0, records.size()).mapToObj(records::name)));
        Settings settings = Settings.defaults()
                .joiningAt(options.threshold())
                .onThreads(threads)
                .under(settled(asked.decided(), records));
        if (given != null) {
            Answered.of(given, read.inputs()).tellUnlearnt(complain);
            complain.flush();
            settings = settings.with(given);
        }
        if (conditions != null) {
            conditions.tellUnlearnt(complain);
            conditions.tellOneSource(records, complain);
            complain.flush();
            if (keepApart && read.numbers().isEmpty()) {
                throw new BrokenInput(
                        files.getFirst(), 1, "no column is called as one of NHS numbers or UPNs is (--keep-apart).");
            }
        }
        String name = conditions != null
                ? conditions.name()
                : model == null ? ModelUsed.LEARNT : String.valueOf(model.getFileName());
        Links links;
        try (Telling telling = new Telling(complain, onTerminal())) {
            settings = settings.tellingOf(telling);
            links = (conditions == null
                            ? new Linker(settings)
                            : conditions.linker(settings, keepApart ? read.numbers() : Map.of()))
                    .link(records);
        }
        WholeRun run = new WholeRun(read, truth, links, settings, conditions, name, asked);
        Manifest manifest = run.write(folder);
        tellTakenAway(folder.finish(manifest), say);
        manifest.summary().print(say, out);
        if (asked.decided() != null) {
            asked.decided().tell(manifest.found().decided(), say, complain);
        }
        run.tell(manifest, truth != null || !group.isEmpty(), say);
    }

    static void tellTakenAway(List<String> names, PrintWriter say) {
        if (!names.isEmpty()) {
            say.println("taken away, since they were an earlier run's: " + String.join(", ", names));
        }
    }

    /// Tells of a file that is not there before the others, which may be large, are read.
    private static void readable(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            in.read();
        } catch (IOException e) {
            throw BrokenInput.unreadable(file, e);
        }
    }

    /// What is to be told of the records of these names, found before any work is done.
    private Asked asked(Names names) {
        List<Names.Two> explained;
        List<RecordName> persons;
        try {
            explained = names.explained(explain);
            persons = names.persons(explainPerson);
        } catch (IllegalArgumentException e) {
            throw wrongUse(String.valueOf(e.getMessage()));
        }
        Labels judged =
                labels == null ? null : new Labels(Judged.read(new RowList(labels, encoding), names, "--labels"));
        Decided settled = decided == null ? null : Decided.read(new RowList(decided, encoding), names);
        return new Asked(pairs, !noReport, keep, explained, persons, judged, settled);
    }

    private Constraints settled(@Nullable Decided decided, Records records) {
        Constraints settled = new Constraints();
        if (decided != null) {
            decided.into(settled, records);
        }
        options.once(() -> IntStream.range(0, records.size()).mapToObj(records::source))
                .forEach(settled::oncePerPerson);
        return settled;
    }

    /// JDK 25 gives no console again where there is no terminal, as JDK 21 does.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean onTerminal() {
        return System.console() != null;
    }

    private CommandLine commandLine() {
        return java.util.Objects.requireNonNull(spec).commandLine();
    }

    private CommandLine.ParameterException wrongUse(String sentence) {
        return new CommandLine.ParameterException(commandLine(), sentence);
    }
}
