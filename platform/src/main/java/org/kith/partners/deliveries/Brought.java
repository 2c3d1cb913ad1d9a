package org.kith.partners.deliveries;

import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kith.partners.layouts.DeliveryKind;

/// A file that somebody brings, and what they say about it.
///
/// @param name the name it was sent under
/// @param kind what it replaces, where that differs from what its source declares
/// @param mends the delivery whose refused rows these are, mended
/// @param coversFrom the first day it covers, and `coversUntil` the last, where whoever brings it knows
/// @param rows how many rows it is said to have, 0 when nobody said
/// @param attended whether somebody stands by who can be asked: then even a few rows fewer, or a school that sent no
/// changes, make the file wait
public record Brought(
        Path file,
        String name,
        @Nullable String source,
        @Nullable Integer year,
        @Nullable String term,
        @Nullable DeliveryKind kind,
        @Nullable Integer mends,
        LocalDate receivedOn,
        @Nullable LocalDate coversFrom,
        @Nullable LocalDate coversUntil,
        long rows,
        boolean attended) {}
