package org.kith.site;

/// A record shown by the template that bears its name and lies beside it.
///
/// The body of a [Panel] is a page too: its template leaves out the layout.
public non-sealed interface Page extends Answer {

    /// 200, unless the page says that something was not done: 422 for a form with mistakes.
    default int httpStatus() {
        return 200;
    }
}
