package org.kith.linkage.comparison;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Whether two first names are forms of one name: Kate and Catherine, Mohammed and Muhammad, Bill and William.
public final class Forenames {

    private static final int SHORTEST_FORM = 3;
    private static final List<String[]> LINES = new ArrayList<>();
    private static final Map<String, int[]> FAMILIES = read();

    private Forenames() {}

    /// Whether a table of familiar forms, short forms and spellings holds both in one line.
    public static boolean familiar(String a, String b) {
        int[] familiesOfA = FAMILIES.get(a);
        int[] familiesOfB = familiesOfA == null ? null : FAMILIES.get(b);
        if (familiesOfA == null || familiesOfB == null) {
            return false;
        }
        for (int one : familiesOfA) {
            for (int other : familiesOfB) {
                if (one == other) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether one name is a slip away from a familiar form of the other, both with the same initial: "bcky" and
    /// "rebecca", "tum" and "timothy".
    public static boolean nearlyFamiliar(String a, String b) {
        return slipOfAForm(a, b) || slipOfAForm(b, a);
    }

    private static boolean slipOfAForm(String name, String written) {
        int[] families = FAMILIES.get(name);
        if (families == null) {
            return false;
        }
        for (int family : families) {
            for (String form : LINES.get(family)) {
                if (form.length() >= SHORTEST_FORM
                        && form.charAt(0) == written.charAt(0)
                        && DamerauLevenshtein.atMostOne(form, written)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Map<String, int[]> read() {
        Map<String, int[]> families = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(Forenames.class.getResourceAsStream("forenames.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            int family = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                int number = family++;
                String[] forms = line.split(" ", -1);
                LINES.add(forms);
                for (String name : forms) {
                    families.merge(name, new int[] {number}, Forenames::joined);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return families;
    }

    private static int[] joined(int[] a, int[] b) {
        int[] both = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
