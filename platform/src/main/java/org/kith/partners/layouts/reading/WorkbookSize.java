package org.kith.partners.layouts.reading;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.dhatim.fastexcel.reader.CellAddress;
import org.jspecify.annotations.Nullable;

/// Counts what a workbook unpacks to, before anything of it is held: an archive says of itself what it likes, and a
/// megabyte may unpack to more than the memory there is. Rows are read one at a time; all else may be held whole.
final class WorkbookSize {

    private static final long LARGEST = 1L << 30;
    /// Of one part, what stands in no row: the texts that cells share, above all.
    private static final long MOST_BESIDE_ROWS = 1L << 27;
    /// A row, a text that cells share, or whatever else is read at one go.
    private static final long LONGEST_PIECE = 1L << 22;
    /// The last column of any spreadsheet is XFD, the 16,384th.
    private static final int MOST_COLUMNS = 1 << 14;
    /// Each cell is looked up among these, one after the other.
    private static final int MOST_SPREAD_FORMULAS = 20_000;

    private final Counted in;
    private final XMLStreamReader xml;
    private long beside;
    private int formulas;

    private WorkbookSize(Counted in, XMLInputFactory factory) throws XMLStreamException {
        this.in = in;
        this.xml = factory.createXMLStreamReader(in);
    }

    /// Goes through every part once.
    ///
    /// @throws FileRefused if reading it would take more time or memory than a workbook of people's records needs
    static void check(ZipFile zip) throws IOException {
        var names = new HashSet<String>();
        var factory =
                new InputFactoryImpl(); // the parser that the reader of workbooks uses: both stop at the same place
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        long left = LARGEST;
        for (ZipEntry entry : zip.stream().toList()) {
            if (!names.add(entry.getName())) {
                throw new FileRefused(0, "not-a-workbook", "The workbook holds a part twice and cannot be read.");
            }
            try (var in = new Counted(zip.getInputStream(entry), left)) {
                try {
                    new WorkbookSize(in, factory).check();
                } catch (XMLStreamException e) {
                    // a picture, or damaged: whoever reads it comes no further
                }
                left = in.left;
            }
        }
    }

    private void check() throws XMLStreamException {
        while (xml.hasNext()) {
            long before = in.left;
            boolean isRow = xml.next() == XMLStreamConstants.START_ELEMENT && piece();
            in.ofPiece = 0;
            beside += isRow ? 0 : before - in.left;
            if (beside > MOST_BESIDE_ROWS) {
                throw tooLarge("holds more than 128 MB besides its rows");
            }
        }
    }

    /// Goes through a row or a text that begins here.
    ///
    /// @return whether it was a row
    private boolean piece() throws XMLStreamException {
        String piece = xml.getLocalName();
        boolean isRow = piece.equals("row");
        if (!isRow && !piece.equals("si")) {
            return false;
        }
        int cells = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(piece)) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT && isRow) {
                if (xml.getLocalName().equals("c")) {
                    cells = Math.max(cells + 1, column(xml.getAttributeValue(null, "r")));
                } else if (xml.getLocalName().equals("f") && xml.getAttributeValue(null, "ref") != null) {
                    formulas++;
                }
            }
            if (cells > MOST_COLUMNS) {
                throw tooLarge("has a row of more than 16,384 cells");
            }
            if (formulas > MOST_SPREAD_FORMULAS) {
                throw tooLarge("has more than 20,000 formulas that each fill several cells");
            }
        }
        return isRow;
    }

    private static int column(@Nullable String address) {
        try {
            return address == null ? 0 : new CellAddress(address).getColumn() + 1;
        } catch (NumberFormatException e) {
            throw new FileRefused(0, "not-a-workbook", "The workbook names a cell that there cannot be.");
        }
    }

    private static FileRefused tooLarge(String what) {
        return new FileRefused(
                0, "too-large", "Unpacked, the workbook " + what + ": save each sheet as CSV, and send that.");
    }

    /// What is unpacked, byte by byte, until it is too much.
    private static final class Counted extends FilterInputStream {

        private long left;
        private long ofPiece;

        Counted(InputStream in, long left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            if (read > 0) {
                left -= read;
                ofPiece += read;
            }
            if (left < 0) {
                throw tooLarge("is larger than a gigabyte");
            }
            if (ofPiece > LONGEST_PIECE) {
                throw tooLarge("has a row or a text of more than 4 MB");
            }
            return read;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }
    }
}
