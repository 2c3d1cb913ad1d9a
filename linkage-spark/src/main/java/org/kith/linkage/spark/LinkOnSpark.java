package org.kith.linkage.spark;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Model;
import org.kith.linkage.Quality;
import org.kith.linkage.Settings;
import org.kith.linkage.tool.LinkOptions;
import org.kith.linkage.tool.ModelFile;
import org.kith.linkage.tool.findings.Answered;
import org.kith.linkage.tool.findings.Decided;
import org.kith.linkage.tool.findings.Found;
import org.kith.linkage.tool.findings.ModelUsed;
import org.kith.linkage.tool.findings.Summary;
import org.kith.linkage.tool.reading.BrokenInput;
import org.kith.linkage.tool.reading.Layout;
import org.kith.linkage.tool.reading.RowList;
import org.kith.linkage.tool.splink.SplinkSettings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `spark-submit linkage-spark.jar TABLE... --out DIR`: finds the people behind the records of CSV and Parquet tables.
@Command(
        name = "link-on-spark",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Finds which records of people are one person, within and across tables, on Spark.",
            "",
            "Columns are recognised by name and content, or told with --map. Writes clusters.parquet (source, id, person),"
                    + " pairs.parquet, model.json and manifest.json.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:a table was refused", "2:wrong use"})
public final class LinkOnSpark implements Callable<Integer> {

    private static final String PARTITIONS = "spark.sql.shuffle.partitions";

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "TABLE",
            description =
                    "CSV with a line of column names (between commas, semicolons, tabs or bars), or Parquet (*.parquet); a file or a folder of files.")
    private List<String> tables = List.of();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the output.")
    private String out = "";

    @Mixin
    private LinkOptions options = new LinkOptions();

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "The model.json of an earlier run, here or by ./kith link, to link by it and learn nothing."
                    + " Not Splink's settings, which only ./kith link links by.")
    private @Nullable String model;

    @Option(
            names = "--decided",
            paramLabel = "FILE",
            description =
                    "Pairs that people have decided, a CSV with id_l, id_r, label (1 one person, 0 two people) and,"
                            + " where ids are not enough, source_l, source_r: what they decided holds, whatever the records say.")
    private @Nullable String decided;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "Tasks to cut each step into (spark.sql.shuffle.partitions); the result is the same for any.")
    private @Nullable Integer partitions;

    /// Made by picocli.
    public LinkOnSpark() {}

    public static void main(String... arguments) {
        int code = new CommandLine(new LinkOnSpark()).execute(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    @Override
    public Integer call() {
        PrintWriter say = commandLine().getOut();
        double threshold = options.threshold();
        if (partitions != null && partitions < 1) {
            throw wrongUse("--partitions must be at least 1, not " + partitions);
        }
        Layout.Wanted wanted = options.columns();
        SparkConf configuration = new SparkConf().setIfMissing("spark.app.name", "Kith linkage");
        configuration.setIfMissing("spark.master", "local[*]");
        SparkSession spark = SparkSession.builder().config(configuration).getOrCreate();
        try (Output output = new Output(out, spark.sparkContext().hadoopConfiguration())) {
            spark.sparkContext().setCheckpointDir(output.workplace());
            run(spark, wanted, threshold, output, say);
            return 0;
        } catch (BrokenInput e) {
            return refused(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return refused("Something cannot be read or written: " + e.getMessage() + ".");
        }
    }

    private int refused(String sentence) {
        commandLine().getErr().println(sentence);
        commandLine().getErr().flush();
        return 1;
    }

    private void run(SparkSession spark, Layout.Wanted wanted, double threshold, Output output, PrintWriter say)
            throws IOException {
        Configuration storage = spark.sparkContext().hadoopConfiguration();
        Model known = model == null ? null : known(model, Output.read(model, storage));
        RowList decisions = decided == null ? null : list(decided, Output.read(decided, storage));
        List<People> people = new ArrayList<>();
        long before = 0;
        for (String table : tables) {
            People some = new People(spark, table, wanted, before);
            say.println(
                    table + ": " + some.rows() + " records; " + some.layout().describe());
            say.flush();
            some.layout().warnings().forEach(sentence -> commandLine().getErr().println(table + ": " + sentence));
            before += some.rows();
            people.add(some);
        }
        if (partitions != null) {
            spark.conf().set(PARTITIONS, partitions.toString());
        }
        if (known != null) {
            answered(known, people).tellUnlearnt(commandLine().getErr());
            commandLine().getErr().flush();
        }
        int tasks = Integer.parseInt(spark.conf().get(PARTITIONS));
        double keepFrom = Settings.defaults().joiningAt(threshold).keepFrom();
        try (Run run =
                new Run(spark, people, records -> settled(records, decisions), tasks, known, threshold, keepFrom)) {
            output.put("clusters.parquet", run.clusters());
            output.put("pairs.parquet", run.pairs());
            Quality quality = options.hasTruth() ? Truth.quality(run.records, run.persons) : null;
            ModelFile written = ModelFile.of(
                    run.model, people.getFirst().layout().uses(), people.size(), run.commonness, run.rules);
            Decided.Outcome outcome = run.settled.outcome(run.persons);
            Manifest manifest = manifest(spark, people, tasks, run, quality, outcome, written);
            output.put("model.json", written.content());
            JsonMapper json = JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();
            output.put("manifest.json", json.writeValueAsString(manifest));
            output.finish("clusters.parquet", "pairs.parquet", "model.json", "manifest.json");
            report(manifest, say);
            if (run.settled.decided() != null) {
                run.settled.decided().tell(outcome, say, commandLine().getErr());
            }
        }
    }

    private static Model known(String file, String content) {
        if (SplinkSettings.recognises(content)) {
            throw new BrokenInput(
                    file,
                    "holds Splink's settings, and on Spark records are linked by Kith's own model only. Link by the"
                            + " settings with ./kith link, or learn a model there on a sample, without --model, and give"
                            + " its model.json here.");
        }
        return ModelFile.read(file, content);
    }

    /// A list of pairs, in UTF-8 as tables are.
    private static RowList list(String file, String content) {
        long undecodable =
                content.lines().takeWhile(line -> line.indexOf('\uFFFD') < 0).count();
        if (undecodable < content.lines().count()) {
            throw new BrokenInput(file, undecodable + 1, "not UTF-8; save it so.");
        }
        return new RowList(file, content);
    }

    private Settled settled(Dataset<Row> records, @Nullable RowList decisions) {
        Settled settled = new Settled(records, decisions, options.once());
        options.once(() -> records.select("source").distinct().as(Encoders.STRING()).collectAsList().stream());
        return settled;
    }

    private static Answered answered(Model model, List<People> people) {
        return Answered.of(model, people.stream().map(table -> table.layout().uses()));
    }

    private Manifest manifest(
            SparkSession spark,
            List<People> people,
            int tasks,
            Run run,
            @Nullable Quality quality,
            Decided.@Nullable Outcome outcome,
            ModelFile written) {
        Map<String, Long> bands = new LinkedHashMap<>();
        run.bands().forEach((band, count) -> bands.put(band.word(), count));
        return new Manifest(
                people.stream()
                        .map(table -> new Manifest.Input(
                                table.name(),
                                table.rows(),
                                table.layout().uses(),
                                table.layout().notLinkedOn(),
                                table.layout().warnings()))
                        .toList(),
                spark.version(),
                tasks,
                new ModelUsed(
                        model == null ? ModelUsed.LEARNT : model,
                        written.version(),
                        answered(run.model, people).unlearnt(),
                        written.unsaid(),
                        options.threshold()),
                new Found(run.size, run.people(), run.outcomes("doubtful"), run.outcomes("refused"), bands, outcome),
                new Manifest.Work(run.pairsCompared, run.pairsKept, run.largestComponent, run.rules, run.seconds()),
                quality);
    }

    private void report(Manifest manifest, PrintWriter say) {
        double seconds = manifest.work().seconds().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        new Summary(
                        manifest.found().records(),
                        manifest.found().people(),
                        manifest.work().pairsCompared(),
                        manifest.found().doubtfulPairs(),
                        manifest.found().refusedJoins(),
                        manifest.work().rules(),
                        seconds,
                        manifest.quality())
                .print(say, out);
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }

    private CommandLine.ParameterException wrongUse(String sentence) {
        return new CommandLine.ParameterException(commandLine(), sentence);
    }
}
