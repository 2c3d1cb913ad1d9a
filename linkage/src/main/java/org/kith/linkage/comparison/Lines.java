package org.kith.linkage.comparison;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// A list of names, in each line all that are written for one name. A name may stand in several lines.
final class Lines {

    static final int NO_LINE = -1;
    static final int SEVERAL_LINES = -2;

    private static final int SHORTEST_WITH_A_SLIP = 3;
    private static final int[] NONE = {};

    private final List<String[]> lines = new ArrayList<>();
    /// For each name the lines that it stands in.
    private final Map<String, int[]> of = new HashMap<>();

    /// @param file beside this class; a line that begins with # is a remark
    Lines(String file) {
        try (InputStream in = Objects.requireNonNull(Lines.class.getResourceAsStream(file));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] names = line.split(" ", -1);
                    for (String name : names) {
                        of.merge(name, new int[] {lines.size()}, Lines::joined);
                    }
                    lines.add(names);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int[] joined(int[] a, int[] b) {
        int[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    /// The lines that each name stands in.
    Map<String, List<Integer>> byName() {
        Map<String, List<Integer>> all = new TreeMap<>();
        of.forEach((name, lines) -> all.put(name, Arrays.stream(lines).boxed().toList()));
        return all;
    }

    /// Whether any line holds both.
    boolean together(String a, String b) {
        int[] linesOfA = of.getOrDefault(a, NONE);
        int[] linesOfB = linesOfA.length == 0 ? NONE : of.getOrDefault(b, NONE);
        for (int one : linesOfA) {
            for (int other : linesOfB) {
                if (one == other) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether a name that is written is a slip away from one that stands in a line with this name, both with the
    /// same initial.
    boolean slip(String name, String written) {
        for (int line : of.getOrDefault(name, NONE)) {
            for (String other : lines.get(line)) {
                if (other.length() >= SHORTEST_WITH_A_SLIP
                        && other.charAt(0) == written.charAt(0)
                        && DamerauLevenshtein.atMostOne(other, written)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// The only line that holds the name; [#NO_LINE] where none does, [#SEVERAL_LINES] where several do.
    int only(String name) {
        int[] lines = of.getOrDefault(name, NONE);
        return lines.length == 1 ? lines[0] : lines.length == 0 ? NO_LINE : SEVERAL_LINES;
    }

    /// A bit for the initial of each name in the lines that hold this one, several letters sharing one.
    long initials(String name) {
        long initials = 0;
        for (int line : of.getOrDefault(name, NONE)) {
            for (String other : lines.get(line)) {
                initials |= 1L << other.charAt(0);
            }
        }
        return initials;
    }
}
