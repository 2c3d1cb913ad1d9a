package org.kith.county.files;

import org.kith.county.time.DateStyle;

/// How a system writes its files.
public record Style(DateStyle dates, boolean latin, boolean crlf, boolean mark) {

    public static final Style ISO = new Style(DateStyle.ISO, false, false, false);
    public static final Style UK = new Style(DateStyle.UK, false, false, false);
    public static final Style BLADE = new Style(DateStyle.BLADE, false, false, false);
    public static final Style COMPACT = new Style(DateStyle.COMPACT, false, false, false);
    public static final Style WINDOWS = new Style(DateStyle.UK, false, true, false);
    public static final Style POLICE = new Style(DateStyle.UK, true, false, false);
    public static final Style SPREADSHEET = new Style(DateStyle.SPREADSHEET, true, true, false);
    public static final Style MARKED = new Style(DateStyle.ISO, false, false, true);
    public static final Style EXCEL = new Style(DateStyle.EXCEL, false, false, false);
}
