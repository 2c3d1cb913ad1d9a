package org.kith.partners.web;

import org.jspecify.annotations.Nullable;
import org.kith.partners.deliveries.Receipt;
import org.kith.site.Sheet;

/// A receipt as a spreadsheet has it, with all that it says to programs: a row for each thing that it says of the file,
/// each column that was left out, each code that is not known and each trouble.
final class ReceiptFile {

    private ReceiptFile() {}

    static void write(Sheet sheet, Receipt receipt) {
        sheet.row("what", "line", "column", "code", "rows", "says");
        ofTheFile(sheet, "file", receipt.file());
        ofTheFile(sheet, "sha256", receipt.sha256());
        ofTheFile(sheet, "source", receipt.source());
        ofTheFile(sheet, "layout", receipt.layout());
        ofTheFile(sheet, "year", receipt.year());
        ofTheFile(sheet, "state", receipt.state().word());
        ofTheFile(sheet, "read", receipt.read());
        ofTheFile(sheet, "accepted", receipt.accepted());
        ofTheFile(sheet, "rejected", receipt.rejected());
        ofTheFile(sheet, "warned", receipt.warned());
        ofTheFile(sheet, "more troubles", receipt.moreTroubles());
        ofTheFile(sheet, "from", receipt.from());
        ofTheFile(sheet, "to", receipt.to());
        for (var column : receipt.unknownColumns()) {
            sheet.row("unknown column", null, column, null, null, null);
        }
        for (var code : receipt.unknownCodes()) {
            sheet.row(
                    "unknown code",
                    Long.toString(code.line()),
                    code.column(),
                    code.code(),
                    Long.toString(code.rows()),
                    null);
        }
        for (var trouble : receipt.troubles()) {
            sheet.row(
                    "trouble", Long.toString(trouble.line()), trouble.column(), trouble.code(), null, trouble.reason());
        }
    }

    private static void ofTheFile(Sheet sheet, String what, @Nullable Object says) {
        sheet.row(what, null, null, null, null, says == null ? null : says.toString());
    }
}
