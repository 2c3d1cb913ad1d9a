package org.kith.partners;

/// For children of which ages a source is, the first and the last included.
///
/// @param title what people call the source
public record AgesOfSource(String title, Populations.Ages ages) {}
