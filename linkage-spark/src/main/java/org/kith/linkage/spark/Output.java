package org.kith.linkage.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.kith.linkage.tool.reading.BrokenInput;

/// The folder for a run's output, on any storage that Spark reaches. All is written aside and moved to its place when
/// the whole is there.
final class Output implements AutoCloseable {

    private final FileSystem system;
    private final Path folder;
    private final Path aside;

    Output(String folder, Configuration configuration) throws IOException {
        this.folder = new Path(folder);
        aside = new Path(this.folder, ".unfinished");
        system = this.folder.getFileSystem(configuration);
        if (system.exists(this.folder) && !system.getFileStatus(this.folder).isDirectory()) {
            throw new BrokenInput(folder, "is a file; give --out a folder.");
        }
        system.delete(aside, true);
        system.mkdirs(aside);
    }

    /// For what Spark keeps between rounds; gone with the run.
    String workplace() {
        return new Path(aside, "_rounds").toString();
    }

    void put(String name, Dataset<Row> rows) {
        rows.write().mode(SaveMode.Overwrite).parquet(new Path(aside, name).toString());
    }

    void put(String name, String content) throws IOException {
        try (OutputStream out = system.create(new Path(aside, name), true)) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Moves what was put to its place; what lay there from an earlier run goes.
    ///
    /// @param names the last says that all are there; the earlier run's goes first, so that what is killed
    /// meanwhile has none
    void finish(String... names) throws IOException {
        system.delete(new Path(folder, names[names.length - 1]), true);
        for (String name : names) {
            Path place = new Path(folder, name);
            system.delete(place, true);
            if (!system.rename(new Path(aside, name), place)) {
                throw new IOException(place + " cannot be put in its place");
            }
        }
        close();
    }

    /// Lets go of what is not at its place.
    @Override
    public void close() throws IOException {
        system.delete(aside, true);
    }

    static String read(String file, Configuration configuration) throws IOException {
        Path path = new Path(file);
        try (var in = path.getFileSystem(configuration).open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (FileNotFoundException e) {
            throw new BrokenInput(file, "there is no such file.");
        }
    }
}
