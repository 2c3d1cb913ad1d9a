package org.kith.linkage;

/// Two records, with the probability that they are one person.
public record ScoredPair(int a, int b, double probability) {}
