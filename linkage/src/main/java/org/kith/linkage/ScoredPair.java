package org.kith.linkage;

/// Two records that may be one person but were left apart, with the probability that they are.
public record ScoredPair(int a, int b, double probability) {}
