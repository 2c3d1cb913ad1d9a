package org.kith.partners.layouts;

/// The shape of one kind of file, declared in the strategy folder's `layouts`.
///
/// @param family the return it belongs to, such as `ssda903`
/// @param name unique among all layouts, such as `ssda903-episodes`
public record Layout(String family, String name, String title, Format format) {

    /// How its rows are written.
    public enum Format {
        CSV,
        XML,
        XLSX
    }
}
