package org.kith.linkage.tool.findings;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Change;
import org.kith.linkage.Constraints;
import org.kith.linkage.RecordName;
import org.kith.linkage.Records;
import org.kith.linkage.tool.reading.BrokenInput;
import org.kith.linkage.tool.reading.Count;
import org.kith.linkage.tool.reading.Names;
import org.kith.linkage.tool.reading.RowList;

/// Pairs of records that people have decided to be one person, or two: what they decided holds, whatever the records
/// say.
public record Decided(String file, List<Judged> pairs) {

    /// What came of it.
    ///
    /// @param notKept lines of the file that others of its decisions stand against
    public record Outcome(int onePerson, int twoPeople, List<Long> notKept) {}

    /// Reads what people have decided.
    ///
    /// @param names of all records that may be meant
    public static Decided read(RowList list, Names names) {
        List<Judged> pairs = Judged.read(list, names, "--decided");
        for (Judged pair : pairs) {
            if (pair.label() > 0 && pair.label() < 1) {
                throw new BrokenInput(
                        list.file(),
                        pair.line(),
                        "the label is to be 1 (one person) or 0 (two people), or empty where nobody has decided.");
            }
        }
        return new Decided(list.file(), pairs);
    }

    public void into(Constraints settled, Records records) {
        for (Judged pair : pairs) {
            int a = number(records, pair.a());
            int b = number(records, pair.b());
            if (pair.onePerson()) {
                settled.must(a, b);
            } else {
                settled.never(a, b);
            }
        }
    }

    private static int number(Records records, RecordName name) {
        return records.find(name.source(), name.id()).orElseThrow();
    }

    /// What was decided of these pairs before holds no longer.
    public void into(Change change) {
        for (Judged pair : pairs) {
            change.undecide(pair.a(), pair.b());
            if (pair.onePerson()) {
                change.must(pair.a(), pair.b());
            } else {
                change.never(pair.a(), pair.b());
            }
        }
    }

    public Outcome outcome(Linked linked) {
        return outcome(name -> linked.person(linked.find(name).orElseThrow()));
    }

    /// How it came out, by whoever says which person a record is of.
    ///
    /// @param person gives a record's person
    public Outcome outcome(ToLongFunction<RecordName> person) {
        int onePerson = 0;
        List<Long> notKept = new ArrayList<>();
        for (Judged pair : pairs) {
            onePerson += pair.onePerson() ? 1 : 0;
            boolean joined = person.applyAsLong(pair.a()) == person.applyAsLong(pair.b());
            if (joined != pair.onePerson()) {
                notKept.add(pair.line());
            }
        }
        return new Outcome(onePerson, pairs.size() - onePerson, notKept);
    }

    /// Says how many decisions stand, and names those that could not be kept.
    public void tell(@Nullable Outcome outcome, PrintWriter say, PrintWriter complain) {
        if (outcome != null) {
            say.println("decided: " + new Count(outcome.onePerson(), "pair") + " to be one person, "
                    + outcome.twoPeople() + " to be two");
            say.flush();
            outcome.notKept()
                    .forEach(line -> complain.println(file + ", line " + line
                            + ": they stay two people, since other decisions keep apart whom this one would join."));
            complain.flush();
        }
    }
}
