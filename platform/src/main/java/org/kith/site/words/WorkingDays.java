package org.kith.site.words;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Days on which offices and schools' safeguarding leads work: Monday to Friday, but for the bank holidays in
/// `bank-holidays.csv`. Beyond its last year only weekends are left out.
@Component
public final class WorkingDays {

    private final Set<LocalDate> holidays;

    WorkingDays() {
        this(new InputStreamReader(
                Objects.requireNonNull(WorkingDays.class.getResourceAsStream("bank-holidays.csv"), "bank-holidays.csv"),
                StandardCharsets.UTF_8));
    }

    WorkingDays(Reader file) {
        var read = new HashSet<LocalDate>();
        try (var csv = CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(file)) {
            csv.forEach(row -> read.add(LocalDate.parse(row.getField("date").strip())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        holidays = Set.copyOf(read);
    }

    public boolean isOne(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.contains(day);
    }

    /// How many have passed: those after the one day, up to the other and with it.
    public int since(LocalDate day, LocalDate until) {
        int passed = 0;
        for (var each = day.plusDays(1); !each.isAfter(until); each = each.plusDays(1)) {
            if (isOne(each)) {
                passed++;
            }
        }
        return passed;
    }
}
