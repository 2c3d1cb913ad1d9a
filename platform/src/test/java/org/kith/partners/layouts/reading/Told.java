package org.kith.partners.layouts.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.kith.partners.layouts.Entry;
import org.kith.partners.layouts.Hints;
import org.kith.partners.layouts.IdentityField;

/// Everything a reading told, kept for a test to look at.
final class Told implements RowSink {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    static final Path STRATEGY =
            Path.of("..", "strategies", "dorset").toAbsolutePath().normalize();
    static final Sources DORSET = Sources.in(STRATEGY);

    record Fact(
            String kind,
            String code,
            String starts,
            String ends,
            String amount,
            String note,
            String other,
            String setting) {}

    record Saying(
            long line,
            String key,
            boolean waits,
            String alias,
            long rowKey,
            Map<IdentityField, String> identity,
            List<Fact> facts,
            boolean sealed,
            boolean shielded) {}

    final List<Saying> sayings = new ArrayList<>();
    final Map<String, Integer> facts = new TreeMap<>();
    final List<String> rejected = new ArrayList<>();
    final List<Map<String, String>> registered = new ArrayList<>();

    static Path shared(String path) {
        Path data = Path.of(
                System.getProperty("kith.shared", Path.of("..", "..", "shared").toString()), "data", path);
        if (!Files.exists(data)) {
            System.out.println("SKIPPED: the samples are not there: " + path);
        }
        Assumptions.assumeTrue(Files.exists(data), () -> "the samples are not there: " + path);
        return data;
    }

    static Path file(Path folder, String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Reading read(Path file) {
        return DORSET.read(file, Hints.named(String.valueOf(file.getFileName()), TODAY), this);
    }

    static Reading reading(Path file) {
        return new Told().read(file);
    }

    static Map<String, Integer> codes(Reading reading) {
        var codes = new TreeMap<String, Integer>();
        reading.troubles().forEach(trouble -> codes.merge(trouble.code(), 1, Integer::sum));
        return codes;
    }

    @Override
    public void recognised(Recognised file) {}

    @Override
    public void entry(Entry entry) {
        var identity = new EnumMap<IdentityField, String>(IdentityField.class);
        for (IdentityField field : IdentityField.values()) {
            String value = field.isDay() ? day(entry.day(field)) : String.valueOf(entry.text(field));
            if (!value.equals("null")) {
                identity.put(field, value);
            }
        }
        var said = new ArrayList<Fact>();
        for (int i = 0; i < entry.facts(); i++) {
            facts.merge(entry.kind(i).name(), 1, Integer::sum);
            said.add(new Fact(
                    entry.kind(i).name(),
                    String.valueOf(entry.code(i)),
                    day(entry.startsOn(i)),
                    day(entry.endsOn(i)),
                    entry.amount(i) == Entry.NONE ? "null" : String.valueOf(entry.amount(i)),
                    String.valueOf(entry.note(i)),
                    String.valueOf(entry.otherKey(i)),
                    String.valueOf(entry.setting(i))));
        }
        sayings.add(new Saying(
                entry.line(),
                entry.key(),
                entry.keyIsAlias(),
                String.valueOf(entry.alias()),
                entry.rowKey(),
                identity,
                said,
                entry.sealed(),
                entry.shielded()));
    }

    @Override
    public void registered(long line, String table, Map<String, String> values) {
        registered.add(values);
    }

    @Override
    public void rejected(long line, String raw) {
        rejected.add(raw);
    }

    private static String day(int day) {
        return day == Entry.NONE ? "null" : LocalDate.ofEpochDay(day).toString();
    }
}
