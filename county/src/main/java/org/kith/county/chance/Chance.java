package org.kith.county.chance;

import java.util.List;

/// A stream of chance that depends on nothing but its keys (SplitMix64, Steele and others 2014).
public final class Chance {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    private Chance(long state) {
        this.state = state;
    }

    public static Chance of(long seed, long... keys) {
        long state = mix(seed + GOLDEN);
        for (long key : keys) {
            state = mix(state ^ mix(key + GOLDEN));
        }
        return new Chance(state);
    }

    public static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    public long next() {
        state += GOLDEN;
        return mix(state);
    }

    /// From 0 up to, not including, `bound`.
    public int in(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /// From `low` to `high`, both included.
    public int between(int low, int high) {
        return high <= low ? low : low + in(high - low + 1);
    }

    public double real() {
        return (next() >>> 11) * 0x1p-53;
    }

    public boolean happens(double probability) {
        return real() < probability;
    }

    public double normal() {
        // The sum of four is bell-shaped enough, bounded, and the same on every machine.
        return (real() + real() + real() + real() - 2) * 1.7320508;
    }

    /// An exponential wait with the given mean, in whole days of at least one.
    public int days(double mean) {
        return 1 + (int) Math.min(20_000, -StrictMath.log(1 - real()) * mean);
    }

    public int poisson(double mean) {
        double limit = StrictMath.exp(-mean);
        double product = real();
        int count = 0;
        while (product > limit) {
            product *= real();
            count++;
        }
        return count;
    }

    public <T> T oneOf(List<T> choices) {
        return choices.get(in(choices.size()));
    }

    public String oneOf(String... choices) {
        return choices[in(choices.length)];
    }

    /// An index drawn in proportion to `weights`.
    public int weighted(double... weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double at = real() * total;
        for (int i = 0; i < weights.length; i++) {
            at -= weights[i];
            if (at < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }
}
