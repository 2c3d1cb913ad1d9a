package org.kith.site;

/// Sends the browser on (303), so that a reload does not repeat a change.
///
/// @param path starts with one slash: it never leaves this site
public record Redirect(String path) implements Answer {

    public Redirect {
        if (!path.startsWith("/") || path.startsWith("//") || path.startsWith("/\\")) {
            throw new IllegalArgumentException("not a path of this site");
        }
    }
}
