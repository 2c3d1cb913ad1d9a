package org.kith.site;

/// A record shown by the template that bears its name and lies beside it.
///
/// A piece of a page that htmx asks for, and the body of a [Panel], are pages too: their templates leave out the
/// layout.
public non-sealed interface Page extends Answer {

    /// 200, unless the page says that something was not done: 422 for a form with mistakes.
    default int httpStatus() {
        return 200;
    }
}
