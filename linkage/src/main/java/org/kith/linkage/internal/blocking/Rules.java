package org.kith.linkage.internal.blocking;

/// The blocking rules by number, and blocks by one number each: the rule in its high bits, the key's hash in the rest.
/// Blocks in the order of their numbers are in the order of their rules.
public final class Rules {

    public static final int COUNT = Rule.COUNT;
    /// A block of more records is left out.
    public static final int LARGEST_BLOCK = Rule.LARGEST_BLOCK;

    /// How many low bits of a block are its key.
    public static final int KEY_BITS = 58;
    private static final Rule[] RULES = Rule.values();

    private Rules() {}

    public static Rule of(int rule) {
        return RULES[rule];
    }

    public static long block(Rule rule, long key) {
        return (long) rule.index << KEY_BITS | key >>> (Long.SIZE - KEY_BITS);
    }

    /// The rule of a block.
    public static int ofBlock(long block) {
        return (int) (block >>> KEY_BITS);
    }

    public static String words(int rule) {
        return of(rule).words;
    }

    /// Whether it puts all records into one block.
    public static boolean takesAll(int rule) {
        return of(rule).parts.length == 0;
    }

    /// Whether a rule that brings so many pairs among so many records is worth it.
    public static boolean applies(int rule, long pairs, long records) {
        return of(rule).applies(pairs, records);
    }
}
