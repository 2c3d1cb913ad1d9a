package org.kith.matching;

/// A run or a decision moved records from one person to another; `matching.membership` says which, by the change's
/// number.
public record PeopleRelinked(int change, int records) {}
