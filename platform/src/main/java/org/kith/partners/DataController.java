package org.kith.partners;

import org.jspecify.annotations.Nullable;

/// Who answers in law for what a source says, as its declaration has it.
///
/// @param name "Community Health Trust"
/// @param contact whom a correction is sent to, as the controller publishes it; null where the
/// declaration does not say
public record DataController(String name, @Nullable String contact) {}
