package org.kith.linkage.tool.reading;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Field;
import org.kith.linkage.Records;

/// The files of a run as they are read, one after the other, and what they say.
public final class Reading {

    private final Records records = new Records();
    private final Truths truths = new Truths();
    private final Groups groups;
    private final List<Input> inputs = new ArrayList<>();
    private final Map<String, Field> numbers = new TreeMap<>();

    /// Begins with no file read.
    ///
    /// @param group columns that part records into groups of people
    public Reading(List<String> group) {
        groups = new Groups(group);
    }

    /// Reads the files and says what was recognised in them.
    ///
    /// @throws BrokenInput where a file cannot be read, or a column that was named is in none
    public void read(
            List<Path> files,
            Charset encoding,
            Layout.Wanted columns,
            int threads,
            PrintWriter say,
            PrintWriter complain) {
        Set<String> headings = new HashSet<>();
        Set<String> header = new LinkedHashSet<>();
        for (Path file : files) {
            PeopleFile people = new PeopleFile(file, encoding, columns, groups);
            people.read(records, truths, threads);
            numbers.putAll(people.layout().numbers());
            people.layout().header().forEach(name -> headings.add(Headings.key(name)));
            header.addAll(people.layout().header());
            inputs.add(new Input(
                    String.valueOf(file.getFileName()),
                    people.sha256(),
                    people.rows(),
                    people.layout().uses(),
                    people.layout().notLinkedOn(),
                    people.emptyColumns(),
                    people.layout().warnings()));
            say.println(file + ": " + new Count(people.rows(), "record") + "; "
                    + people.layout().describe());
            for (String empty : people.emptyColumns()) {
                complain.println(
                        file + ", line 1: the column \"" + empty + "\" is empty in every row; it says nothing.");
            }
            people.layout().warnings().forEach(sentence -> complain.println(file + ": " + sentence));
            people.fractions().forEach(sentence -> complain.println(file + ": " + sentence));
            people.unreadDates(records).ifPresent(sentence -> complain.println(file + ": " + sentence));
        }
        say.flush();
        complain.flush();
        if (files.isEmpty()) {
            return;
        }
        if (!groups.missing().isEmpty()) {
            throw new BrokenInput(
                    files.getFirst(), 1, Layout.missing(groups.missing().getFirst(), "--group", header));
        }
        TreeSet<String> unmapped = new TreeSet<>(columns.map().keySet());
        unmapped.removeAll(headings);
        if (!unmapped.isEmpty()) {
            throw new BrokenInput(files.getFirst(), 1, Layout.missing(unmapped.first(), "--map", header));
        }
    }

    public Records records() {
        return records;
    }

    public List<Input> inputs() {
        return inputs;
    }

    /// Columns of NHS numbers and UPNs, where they were to be found.
    public Map<String, Field> numbers() {
        return numbers;
    }

    /// Each record's true person; null where no file says any.
    public int @Nullable [] truth(PrintWriter complain) {
        if (truths.none() && !inputs.isEmpty()) {
            complain.println("The column of --truth-column is empty in every row: there is no truth to compare with.");
            complain.flush();
            return null;
        }
        return truths.persons();
    }

    public List<Groups.Parting> partings() {
        return groups.partings();
    }
}
