package org.kith.partners.layouts.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A small archive may unpack to more than there is memory for. Each is refused before anything of it is held; what
/// people keep in a large workbook is taken.
class LargeWorkbooksTest {

    private static final int MB = 1 << 20;
    private static final String SHARED = "xl/sharedStrings.xml";
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String HEADING = row("CHILD") + row("x");

    @TempDir
    Path folder;

    /// What a part of a workbook holds: what stands first, something again and again, and what stands last.
    private record Part(String before, String again, long times, String after) {

        void write(OutputStream out) throws IOException {
            out.write(before.getBytes(StandardCharsets.UTF_8));
            int together = (int) Math.max(1, Math.min(times, MB / Math.max(1, again.length())));
            byte[] block = again.repeat(together).getBytes(StandardCharsets.UTF_8);
            for (long left = times; left > 0; left -= together) {
                out.write(block, 0, (int) Math.min(together, left) * again.length());
            }
            out.write(after.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Part sheet(String before, String again, long times, String after) {
        return new Part("<worksheet><sheetData>" + before, again, times, after + "</sheetData></worksheet>");
    }

    private static Part shared(String before, String again, long times, String after) {
        return new Part("<sst>" + before, again, times, after + "</sst>");
    }

    private static String row(String... cells) {
        return "<row><c t='inlineStr'><is><t>"
                + String.join("</t></is></c><c t='inlineStr'><is><t>", cells)
                + "</t></is></c></row>";
    }

    private Path workbook(Part sheet, Part shared, String... empty) throws IOException {
        Path file = folder.resolve("list.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(
                    zip,
                    "[Content_Types].xml",
                    of("<Types><Override PartName='/" + SHARED + "' ContentType='application/"
                            + "vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml'/></Types>"));
            put(
                    zip,
                    "xl/workbook.xml",
                    of("<workbook xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/"
                            + "relationships'><sheets><sheet name='List' sheetId='1' r:id='r1'/></sheets></workbook>"));
            put(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    of("<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/></Relationships>"));
            put(zip, SHEET, sheet);
            put(zip, SHARED, shared);
            put(zip, "xl/media/image1.png", of("\u0089PNG\r\n\u001a\n"));
            for (String name : empty) {
                put(zip, name, of("<sst/>"));
            }
        }
        return file;
    }

    private static Part of(String content) {
        return new Part(content, "", 0, "");
    }

    private static void put(ZipOutputStream zip, String name, Part part) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        part.write(zip);
    }

    private static void refuses(Path file, String what) {
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> Told.reading(file))
                .withMessageContaining(what)
                .withMessageContaining("save each sheet as CSV")
                .satisfies(refused ->
                        assertThat(refused.troubles().getFirst().code()).isEqualTo("too-large"));
    }

    @Test
    void refusesOneTextThatNeverEnds() throws IOException {
        var one = shared("<si><t>", "A", 5L * MB, "</t></si>");
        refuses(workbook(sheet("<row><c t='s'><v>0</v></c></row>", "", 0, ""), one), "a text of more than 4 MB");
    }

    @Test
    void refusesMoreTextsThanMemoryHolds() throws IOException {
        refuses(
                workbook(sheet(HEADING, "", 0, ""), shared("", "<si><t>abc</t></si>", 8L * MB, "")),
                "besides its rows");
    }

    @Test
    void refusesARowOfMoreCellsThanThereAreColumns() throws IOException {
        var cells = sheet("<row>", "<c t='s'><v>0</v></c>", 20_000, "</row>");
        refuses(workbook(cells, shared("", "", 0, "")), "more than 16,384 cells");
    }

    @Test
    void refusesACellBeyondTheLastColumn() throws IOException {
        var far = sheet("<row><c r='ZZZZZZ1'><v>1</v></c></row>", "", 0, "");
        refuses(workbook(far, shared("", "", 0, "")), "more than 16,384 cells");
    }

    @Test
    void refusesARowOfLongTexts() throws IOException {
        var cell = "<c t='inlineStr'><is><t>" + "A".repeat(30_000) + "</t></is></c>";
        refuses(workbook(sheet("<row>", cell, 1_000, "</row>"), shared("", "", 0, "")), "a row or a text");
    }

    @Test
    void refusesMoreSpreadFormulasThanCanBeLookedThrough() throws IOException {
        var formula = "<row><c r='A1'><f t='array' ref='A1'>B1</f></c></row>";
        refuses(workbook(sheet(HEADING, formula, 20_001, ""), shared("", "", 0, "")), "20,000 formulas");
    }

    @Test
    void countsWhatIsUnpackedAndNotWhatTheArchiveSays() throws IOException {
        var many = shared("", "<si><t>abc</t></si>", 8L * MB, "");
        refuses(saysThatItIsSmall(workbook(sheet(HEADING, "", 0, ""), many)), "besides its rows");
    }

    /// Writes 100 bytes into the archive's list of parts as the size of the shared texts.
    private static Path saysThatItIsSmall(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        var archive = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf(SHARED) - 46;
        assertThat(archive.getInt(at)).as("an entry of the list").isEqualTo(0x02014b50);
        archive.putInt(at + 24, 100);
        return Files.write(file, bytes);
    }

    @Test
    void refusesAPartThatStandsTwice() throws IOException {
        var other = SHARED.replace("Strings", "Strinks");
        var file = workbook(sheet(HEADING, "", 0, ""), shared("", "", 0, ""), other);
        var bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).replace(other, SHARED);
        Files.write(file, bytes.getBytes(StandardCharsets.ISO_8859_1));

        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> Told.reading(file))
                .withMessageContaining("holds a part twice");
    }

    @Test
    void takesALargeWorkbook() throws IOException {
        var told = new Told();
        var heading = row("CHILD", "DOB", "REVIEW", "REVIEW_CODE");
        var review = "<row><c t='s'><v>1</v></c><c t='inlineStr'><is><t>27/03/2008</t></is></c>"
                + "<c t='inlineStr'><is><t>30/08/2017</t></is></c><c t='inlineStr'><is><t>PN6</t></is></c></row>";
        var reading = told.read(workbook(
                sheet(heading, review, 200_000, ""),
                shared("<si><t>x</t></si><si><t>1</t></si>", "<si><t>Harbour Lane</t></si>", 2L * MB, "")));

        assertThat(reading.counts().read()).isEqualTo(200_000);
    }
}
