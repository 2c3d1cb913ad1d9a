package org.kith.linkage.tool;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Band;
import org.kith.linkage.Field;
import org.kith.linkage.Linker;
import org.kith.linkage.Links;
import org.kith.linkage.Model;
import org.kith.linkage.Quality;
import org.kith.linkage.Reach;
import org.kith.linkage.RecordName;
import org.kith.linkage.Records;
import org.kith.linkage.Settings;
import org.kith.linkage.Standing;
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
            description = "CSV files with a line of column names; none is needed beside --remove.")
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
            description = "Say why two records are, or are not, one person. SOURCE/ID where an id is not enough.")
    private List<String> explain = new ArrayList<>();

    @Option(
            names = "--group",
            paramLabel = "COLUMN",
            description =
                    "Tell the run's quality by the values of this column too, as in --group ethnicity; not linked on."
                            + " May be repeated. By script of the name and by age it is told always.")
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
        checkTogether();
        try {
            ByConditions conditions = ByConditions.asked(
                    model, blocks, comparisons, files.size() > 1 || options.sourceColumn() != null, options.id());
            Layout.Wanted columns = conditions == null
                    ? options.columns()
                    : conditions.columns(options.id(), options.sourceColumn(), options.truthColumn(), keepApart);
            if (keepApart && conditions == null) {
                throw wrongUse("--keep-apart is for conditions; Kith's own model keeps such records apart by itself");
            }
            if (keep && conditions != null) {
                throw wrongUse("--keep does not go with conditions: no run goes on from one that linked by them. "
                        + ByConditions.TOGETHER);
            }
            if (conditions != null && commandLine().getParseResult().hasMatchedOption("--map")) {
                throw wrongUse("--map does not go with conditions, which name the columns they read");
            }
            try (Folder folder = new Folder(out)) {
                run(columns, conditions, folder, say, complain);
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
        } catch (ByConditions.WrongUse e) {
            throw wrongUse(String.valueOf(e.getMessage()));
        }
    }

    /// Options that do not go together.
    private void checkTogether() {
        if (against == null && remove != null) {
            throw wrongUse("--remove takes records out of an earlier run; name that with --against");
        }
        if (files.isEmpty() && remove == null) {
            throw wrongUse("which files are to be linked? Name one at least");
        }
        if (against == null) {
            return;
        }
        if (!keep
                && out.toAbsolutePath()
                        .normalize()
                        .equals(against.toAbsolutePath().normalize())) {
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
        if (commandLine().getParseResult().hasMatchedOption("--threshold")) {
            throw wrongUse("--threshold does not go with --against: new records join from the probability that the"
                    + " earlier run joined from; for another make a whole run");
        }
    }

    private void run(
            Layout.Wanted columns,
            @Nullable ByConditions conditions,
            Folder folder,
            PrintWriter say,
            PrintWriter complain)
            throws IOException {
        Against earlier = against == null ? null : new Against(against, threads);
        Model given = model == null || conditions != null ? null : ModelFile.read(model);
        if (labels != null) {
            readable(labels);
        }
        Records records = new Records();
        Truths truths = new Truths();
        Groups groups = new Groups(group);
        List<Manifest.Input> inputs = new ArrayList<>();
        Set<String> headings = new HashSet<>();
        Set<String> header = new LinkedHashSet<>();
        Map<String, Field> numbers = new TreeMap<>();
        for (Path file : files) {
            PeopleFile people = new PeopleFile(file, encoding, columns, groups);
            people.read(records, truths, threads);
            numbers.putAll(people.layout().numbers());
            people.layout().header().forEach(name -> headings.add(Headings.key(name)));
            header.addAll(people.layout().header());
            inputs.add(new Manifest.Input(
                    String.valueOf(file.getFileName()),
                    people.sha256(),
                    people.rows(),
                    people.layout().uses(),
                    people.emptyColumns()));
            say.println(file + ": " + new Count(people.rows(), "record") + "; "
                    + people.layout().describe());
            for (String empty : people.emptyColumns()) {
                complain.println(
                        file + ", line 1: the column \"" + empty + "\" is empty in every row; it says nothing.");
            }
            people.unreadDates(records).ifPresent(sentence -> complain.println(file + ": " + sentence));
        }
        say.flush();
        complain.flush();
        if (!groups.missing().isEmpty()) {
            throw new BrokenInput(
                    files.isEmpty() ? String.valueOf(remove) : files.getFirst().toString(),
                    1,
                    Layout.missing(groups.missing().getFirst(), "--group", header));
        }
        TreeSet<String> unmapped = new TreeSet<>(columns.map().keySet());
        unmapped.removeAll(headings);
        if (!unmapped.isEmpty() && !files.isEmpty()) {
            throw new BrokenInput(files.getFirst(), 1, Layout.missing(unmapped.first(), "--map", header));
        }
        int[] truth = options.hasTruth() ? truths.persons() : null;
        if (truth != null && truths.none() && !files.isEmpty()) {
            complain.println("The column of --truth-column is empty in every row: there is no truth to compare with.");
            complain.flush();
            truth = null;
        }
        if (earlier != null) {
            Set<RecordName> removed =
                    remove == null ? Set.of() : Removals.read(remove, encoding, earlier.known(), records);
            Names names = earlier.together(records, removed);
            Against.Telling telling = new Against.Telling(pairs, !noReport, keep, askedAbout(names), labels(names));
            earlier.link(
                    new Against.News(records, inputs, removed, truth, groups.partings()),
                    telling,
                    folder,
                    say,
                    complain);
            say.println("written to " + out);
            say.flush();
            return;
        }
        Names names = new Names(() -> IntStream.range(0, records.size()).mapToObj(records::name));
        List<RecordName> asked = askedAbout(names);
        Labels judged = labels(names);
        Settings settings = Settings.defaults().joiningAt(options.threshold()).onThreads(threads);
        if (given != null) {
            Answered.of(given, inputs).tellUnlearnt(complain);
            complain.flush();
            settings = settings.with(given);
        }
        if (conditions != null) {
            conditions.tellUnlearnt(complain);
            conditions.tellOneSource(records, complain);
            complain.flush();
            if (keepApart && numbers.isEmpty()) {
                throw new BrokenInput(
                        files.getFirst(), 1, "no column is called as one of NHS numbers or UPNs is (--keep-apart).");
            }
        }
        Links links;
        try (Telling telling = new Telling(complain, onTerminal())) {
            settings = settings.tellingOf(telling);
            links = (conditions == null
                            ? new Linker(settings)
                            : conditions.linker(settings, keepApart ? numbers : Map.of()))
                    .link(records);
        }
        folder.putCsvBeside("clusters.csv", csv -> writeClusters(records, links, csv));
        IntPredicate joined = record -> links.band(record) == Band.MATCH;
        int[] persons = links.persons();
        int[] known = truth;
        CompletableFuture<List<ByGroup>> grouping =
                CompletableFuture.supplyAsync(() -> ByGroup.of(groups.partings(), persons, joined, known));
        Quality quality = truth == null ? null : Quality.of(links.persons(), truth);
        Linked linked = new Linked.Whole(records, links);
        Labels.Outcome labelled = judged == null ? null : judged.compare(linked);
        List<Thresholds> thresholds = Thresholds.of(links, truth, quality == null ? 0 : quality.truePairs());
        Reach reach = truth == null ? null : links.reach(truth);
        List<ByGroup> byGroup = grouping.join();
        Manifest manifest = write(
                folder, records, links, settings, inputs, conditions, quality, byGroup, reach, thresholds, labelled);
        takenAway(folder.finish(manifest), say);
        report(manifest, say);
        if (labelled != null) {
            labelled.print(say);
        }
        if (reach != null) {
            say.printf(
                    Locale.ROOT,
                    "blocking: %d of %d true pairs are reached by a rule%n",
                    reach.reached(),
                    reach.truePairs());
        }
        if (truth != null || !group.isEmpty()) {
            byGroup.forEach(parting -> say.println(parting.sentence()));
        }
        new Why(linked).explain(asked, say);
    }

    /// Tells of a file that is not there before the others, which may be large, are read.
    private static void readable(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            in.read();
        } catch (IOException e) {
            throw BrokenInput.unreadable(file, e);
        }
    }

    /// The records named by --explain, found before any work is done.
    private List<RecordName> askedAbout(Names names) {
        try {
            return names.explained(explain);
        } catch (IllegalArgumentException e) {
            throw wrongUse(String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Labels labels(Names names) {
        return labels == null ? null : new Labels(Judged.read(labels, encoding, names, "--labels"));
    }

    private Manifest write(
            Folder folder,
            Records records,
            Links links,
            Settings settings,
            List<Manifest.Input> inputs,
            @Nullable ByConditions conditions,
            @Nullable Quality quality,
            List<ByGroup> byGroup,
            @Nullable Reach reach,
            List<Thresholds> thresholds,
            Labels.@Nullable Outcome labelled)
            throws IOException {
        Map<Band, int[]> counts = new EnumMap<>(Band.class);
        for (int record = 0; record < records.size(); record++) {
            counts.computeIfAbsent(links.band(record), band -> new int[1])[0]++;
        }
        Map<String, Long> bands = new LinkedHashMap<>();
        for (Band band : Band.values()) {
            bands.put(band.word(), (long) counts.getOrDefault(band, new int[1])[0]);
        }
        Linked linked = new Linked.Whole(records, links);
        ModelFile file = conditions != null ? null : modelFile(links, inputs);
        String kept = keep ? KeptRun.write(Standing.of(records, links, settings), folder) : null;
        Manifest manifest = new Manifest(
                inputs,
                conditions != null ? conditions.name() : model == null ? "learnt" : String.valueOf(model.getFileName()),
                Answered.of(linked, inputs).unlearnt(),
                file == null ? List.of() : file.unsaid(),
                options.threshold(),
                records.size(),
                links.people(),
                linked.doubtful().size(),
                links.refused().size(),
                bands,
                quality,
                byGroup,
                reach,
                thresholds,
                labelled,
                links.figures(),
                kept);
        if (pairs) {
            folder.putCsv("pairs.csv", csv -> {
                if (conditions == null) {
                    new PairLines(linked).write(csv);
                } else {
                    conditions.writePairs(records, links, csv);
                }
            });
        }
        if (!noReport) {
            folder.put("report.html", new Report(records, links, manifest, pairs)::write);
        }
        if (file != null) {
            folder.put(MODEL, writer -> writer.write(file.content()));
        } else if (conditions != null) {
            folder.putJson(
                    MODEL,
                    conditions.learnt(links, ModelFile.column(inputs.getFirst().columns(), "id")));
        }
        return manifest;
    }

    private static void writeClusters(Records records, Links links, CsvWriter csv) {
        csv.writeRecord("source", "id", "person");
        for (int record = 0; record < records.size(); record++) {
            csv.writeRecord(records.source(record), records.id(record), Integer.toString(links.person(record) + 1));
        }
    }

    static void takenAway(List<String> names, PrintWriter say) {
        if (!names.isEmpty()) {
            say.println("taken away, since they were an earlier run's: " + String.join(", ", names));
        }
    }

    private static ModelFile modelFile(Links links, List<Manifest.Input> inputs) {
        return ModelFile.of(
                links.model(),
                inputs.getFirst().columns(),
                inputs.size(),
                links.commonness(),
                links.figures().rules());
    }

    private void report(Manifest manifest, PrintWriter say) {
        Links.Figures figures = manifest.figures();
        double seconds = figures.secondsPreparing()
                + figures.secondsLearning()
                + figures.secondsComparing()
                + figures.secondsClustering();
        new Summary(
                        figures.records(),
                        figures.people(),
                        figures.pairsCompared(),
                        manifest.doubtfulPairs(),
                        manifest.refusedJoins(),
                        figures.rules(),
                        seconds,
                        manifest.quality())
                .print(say, out);
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
