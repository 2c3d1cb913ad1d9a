package org.kith.browser;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Every CSV of the site as a spreadsheet takes it: with its accents, and without a formula.
record SpreadsheetsForPeople(Chromium chromium, Demonstration demonstration) {

    void walk() {
        assertThat(Addresses.spreadsheets()).hasSizeGreaterThan(5);
        for (var address : Addresses.spreadsheets()) {
            try (var visit =
                    demonstration.signedIn(chromium, address.firstRole().title())) {
                opensAsOne(address.path(), visit.file(made(address.path())));
            }
        }
    }

    /// Of a place that every county has, and the first file that came.
    private static String made(String path) {
        var made = path.replace("{kind}/{code}", "zone/WEY").replace("{id}", "1");
        return made.equals("/audit/released.csv") ? made + "?about=" + UUID.randomUUID() : made;
    }

    private static void opensAsOne(String path, byte[] file) {
        var text = new String(file, StandardCharsets.UTF_8);
        assertThat(text).as(path).startsWith("\ufeff");
        try (var csv = CsvReader.builder().ofCsvRecord(text.substring(1))) {
            csv.forEach(row -> assertThat(row.getFields())
                    .as(path)
                    .noneMatch(cell -> cell.matches("(?s)[=+\\-@\\t\\r].*") && !cell.matches("-\\d+(\\.\\d+)?")));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
