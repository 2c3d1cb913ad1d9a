package org.kith.needs.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An alert beside its need: what waits, or what was answered.
///
/// @param words "Told to Lucy Carter, Nothe Reach Academy, on 20 November."
/// @param waits the viewer is to answer
/// @param undo the viewer has answered and may take it back
/// @param family the page to come back to; null for the person's
record AlertBox(
        UUID id,
        String words,
        boolean waits,
        boolean undo,
        @Nullable String family) {}
