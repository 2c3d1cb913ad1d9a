package org.kith;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.kith.site.words.Dates;
import org.springframework.context.annotation.Primary;

/// A clock that a test sets: nine in the morning of a day. A test that imports it has the application go by it.
@Primary
public final class SetClock implements InstantSource {

    private LocalDate today = LocalDate.of(2026, 11, 30);

    public void set(LocalDate day) {
        today = day;
    }

    @Override
    public Instant instant() {
        return today.atTime(9, 0).atZone(Dates.HERE).toInstant();
    }
}
