package org.kith.linkage.spark;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.rint;
import static org.apache.spark.sql.functions.when;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Serial;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.FractionalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.tool.reading.BrokenInput;
import org.kith.linkage.tool.reading.Layout;
import org.kith.linkage.tool.reading.Separator;

/// One table of people, a file or a folder of files, CSV or Parquet.
///
/// Files are read in pieces by many tasks. A first pass looks at every row and counts those of each piece; then every
/// row's number is known, which is its place in the input.
final class People implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /// A record with its number, where it stands, whose it is, and its values.
    static final StructType RECORDS = StructType.fromDDL(
            "number bigint, table int, line bigint, source string, id string, truth string, place bigint, packed binary");

    private static final StructType PIECES =
            StructType.fromDDL("file string, start bigint, lines bigint, rows bigint, fault_line bigint, fault string");

    /// Larger numbers are no numbers of a person.
    private static final double MOST_WHOLE = 1e18;

    private final String name;
    /// How its lines are taken apart; null for Parquet.
    private final @Nullable Cells csv;
    private final Layout layout;
    private final List<Piece> pieces;

    /// A stretch of a file that one task reads, and what comes before it.
    ///
    /// @param linesBefore in its file
    /// @param allLinesBefore in its file and those before it
    /// @param rowsBefore in all tables
    record Piece(String file, long start, long lines, long rows, long linesBefore, long allLinesBefore, long rowsBefore)
            implements Serializable {}

    /// Looks through the table.
    ///
    /// @param before how many records earlier tables hold
    /// @throws BrokenInput with the first line that is wrong
    People(SparkSession spark, String name, Layout.Wanted wanted, long before) throws IOException {
        this.name = name;
        List<Path> files = files(spark, name);
        if (files.stream().map(Path::getName).noneMatch(file -> file.endsWith(".parquet") || file.endsWith(".parq"))) {
            List<String> lines = head(spark, files.getFirst());
            Separator separator = Separator.of(lines.isEmpty() ? "" : lines.getFirst() + "\n");
            if (separator.hasALine()) {
                lines.removeFirst();
            }
            if (lines.isEmpty()) {
                throw new BrokenInput(name, 1, "the file is empty; it needs a line of column names.");
            }
            Cells cells = new Cells(separator.sign());
            csv = cells;
            int line = separator.hasALine() ? 2 : 1;
            String[] header = cells.of(lines.removeFirst());
            if (header == null) {
                throw new BrokenInput(name, line, Reading.NOT_WELL_FORMED);
            }
            layout = new Layout(name, Cells.header(header), line, wanted);
            layout.recognise(lines.stream()
                    .map(cells::of)
                    .filter(Objects::nonNull)
                    .filter(row -> row.length == layout.header().size())
                    .<IntFunction<String>>map(row -> column -> row[column])
                    .toList());
        } else {
            csv = null;
            Dataset<Row> first = spark.read().parquet(files.getFirst().toString());
            layout = new Layout(name, List.of(first.columns()), 1, wanted);
            layout.recognise(first.select(cells(first)).limit(Layout.ROWS_LOOKED_AT).collectAsList().stream()
                    .<IntFunction<String>>map(
                            row -> column -> String.valueOf(row.getList(0).get(column)))
                    .toList());
        }
        pieces = counted(spark, before);
    }

    long rows() {
        return pieces.stream().mapToLong(Piece::rows).sum();
    }

    String name() {
        return name;
    }

    Layout layout() {
        return layout;
    }

    /// The table's records, as [#RECORDS].
    Dataset<Row> records(SparkSession spark, int table) {
        Map<String, Piece> places = new HashMap<>();
        pieces.forEach(piece -> places.put(key(piece.file(), piece.start()), piece));
        String source = sourceName();
        return raw(spark)
                .mapPartitions(
                        (MapPartitionsFunction<Row, Row>)
                                rows -> new Standard(rows, csv, layout, places, table, source),
                        Encoders.row(RECORDS));
    }

    static String key(String file, long start) {
        return start + " " + file;
    }

    /// Rows of a line's or a row's cells, with the file and where in it the task began to read.
    private Dataset<Row> raw(SparkSession spark) {
        Column file = col("_metadata.file_path");
        Column start = col("_metadata.file_block_start");
        if (csv != null) {
            return spark.read().text(name).select(file, start, col("value"));
        }
        Dataset<Row> table = spark.read().parquet(name);
        return table.select(file, start, cells(table));
    }

    private static Column cells(Dataset<Row> table) {
        return array(Stream.of(table.schema().fields())
                .map(field -> coalesce(text(table, field), lit("")))
                .toArray(Column[]::new));
    }

    /// The cell as text. Programs keep a column of numbers some of which are empty as fractions, the empty ones as no
    /// number at all; and Spark writes a large fraction by its power of ten.
    private static Column text(Dataset<Row> table, StructField field) {
        Column cell = table.col("`" + field.name().replace("`", "``") + "`");
        if (!(field.dataType() instanceof FractionalType) || field.dataType() instanceof DecimalType) {
            return cell.cast("string");
        }
        return when(isnan(cell), lit(null))
                .when(
                        cell.equalTo(rint(cell)).and(abs(cell).lt(MOST_WHOLE)),
                        cell.cast("bigint").cast("string"))
                .otherwise(cell.cast("string"));
    }

    private List<Piece> counted(SparkSession spark, long before) {
        List<Row> counts = new ArrayList<>(raw(spark)
                .mapPartitions(
                        (MapPartitionsFunction<Row, Row>) rows -> new Looking(csv, layout).pieces(rows),
                        Encoders.row(PIECES))
                .collectAsList());
        counts.sort(
                Comparator.<Row, String>comparing(row -> row.getString(0)).thenComparingLong(row -> row.getLong(1)));
        List<Piece> pieces = new ArrayList<>();
        String file = "";
        long lines = 0;
        long all = 0;
        long rows = before;
        for (Row count : counts) {
            if (!count.getString(0).equals(file)) {
                file = count.getString(0);
                lines = 0;
            }
            if (!count.isNullAt(5)) {
                throw broken(file, lines + count.getLong(4), count.getString(5));
            }
            pieces.add(new Piece(file, count.getLong(1), count.getLong(2), count.getLong(3), lines, all, rows));
            lines += count.getLong(2);
            all += count.getLong(2);
            rows += count.getLong(3);
        }
        return pieces;
    }

    /// @param line counted from 1
    BrokenInput broken(String file, long line, String sentence) {
        String last = new Path(file).getName();
        String where = new Path(name).getName().equals(last) ? name : name + "/" + last;
        return csv != null
                ? new BrokenInput(where, line, sentence)
                : new BrokenInput(where + ", row " + line, sentence);
    }

    /// The record with this number is in this table and on this line.
    BrokenInput broken(long number, long line, String sentence) {
        Piece piece = pieces.stream()
                .filter(some -> number >= some.rowsBefore() && number < some.rowsBefore() + some.rows())
                .findFirst()
                .orElseThrow();
        return broken(piece.file(), line, sentence);
    }

    private String sourceName() {
        String last = new Path(name).getName();
        int dot = last.lastIndexOf('.');
        return dot > 0 ? last.substring(0, dot) : last;
    }

    private static List<Path> files(SparkSession spark, String name) throws IOException {
        Path path = new Path(name);
        FileSystem system = path.getFileSystem(spark.sparkContext().hadoopConfiguration());
        if (!system.exists(path)) {
            throw new BrokenInput(name, "there is no such file or folder.");
        }
        List<Path> files = system.getFileStatus(path).isFile()
                ? List.of(path)
                : Arrays.stream(system.listStatus(path))
                        .filter(FileStatus::isFile)
                        .map(FileStatus::getPath)
                        .filter(file -> !file.getName().startsWith("_")
                                && !file.getName().startsWith("."))
                        .sorted()
                        .toList();
        if (files.isEmpty()) {
            throw new BrokenInput(name, "the folder holds no file.");
        }
        return files;
    }

    private static List<String> head(SparkSession spark, Path file) throws IOException {
        var configuration = spark.sparkContext().hadoopConfiguration();
        CompressionCodec codec = new CompressionCodecFactory(configuration).getCodec(file);
        List<String> head = new ArrayList<>();
        try (InputStream opened = file.getFileSystem(configuration).open(file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        codec == null ? opened : codec.createInputStream(opened), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine();
                    line != null && head.size() <= Layout.ROWS_LOOKED_AT;
                    line = lines.readLine()) {
                if (!line.isEmpty()) {
                    head.add(line);
                }
            }
        }
        return head;
    }
}
