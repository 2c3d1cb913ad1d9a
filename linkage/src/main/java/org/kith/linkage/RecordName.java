package org.kith.linkage;

/// A record by its source and the id that the source knows it by.
public record RecordName(String source, String id) {}
