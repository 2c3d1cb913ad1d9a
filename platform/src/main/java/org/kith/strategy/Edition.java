package org.kith.strategy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Which version of something a text is, and from when it is in force.
///
/// @param until the last day, where the partnership said one; else it stays in force until the next begins
public record Edition(
        int version, String title, LocalDate from, @Nullable LocalDate until) {}
