package org.kith.partners;

/// A file's receipt, and the delivery it is the receipt of; for a file that is in already, the earlier delivery.
public record Taken(int delivery, Receipt receipt) {}
