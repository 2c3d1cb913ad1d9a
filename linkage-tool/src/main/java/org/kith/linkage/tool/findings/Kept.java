package org.kith.linkage.tool.findings;

/// The sums of what later runs go on from, so that nothing else is taken for it.
///
/// @param records of `run.kith`
/// @param model   of `model.json`
public record Kept(String records, String model) {}
