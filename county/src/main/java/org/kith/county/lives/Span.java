package org.kith.county.lives;

/// From a day up to, not including, another.
public record Span(int from, int until) {

    public boolean holds(int day) {
        return from <= day && day < until;
    }

    public boolean meets(int start, int end) {
        return from < end && start < until;
    }
}
