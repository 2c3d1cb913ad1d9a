package org.kith.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What somebody asked of a benchmark. Help is given (exit code 0), and what the benchmark does not know is refused
/// with a
/// sentence (2), before anything is measured.
final class Asked {

    private static final Pattern KNOWN = Pattern.compile("\\[(--[a-z]+) ");

    private final String usage;
    private final Path home;
    private final Map<String, String> options = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    private Asked(String usage, Path home) {
        this.usage = usage;
        this.home = home;
    }

    /// @param arguments the home folder, which the launcher gives, then what somebody typed
    /// @param usage what `--help` prints; an option is known when it stands in it as `[--option `
    static Asked of(String[] arguments, String usage) {
        var asked = new Asked(usage, Path.of(arguments[0]));
        asked.take(Arrays.asList(arguments).subList(1, arguments.length));
        return asked;
    }

    private void take(List<String> typed) {
        if (typed.contains("--help") || typed.contains("-h")) {
            System.out.println(usage);
            System.exit(0);
        }
        var known =
                KNOWN.matcher(usage).results().map(option -> option.group(1)).toList();
        for (int at = 0; at < typed.size(); at++) {
            var word = typed.get(at);
            if (!word.startsWith("-")) {
                words.add(word);
            } else if (!known.contains(word)) {
                throw refused("there is no option " + word + ".");
            } else if (at + 1 == typed.size()) {
                throw refused(word + " needs a value after it.");
            } else {
                options.put(word, typed.get(++at));
            }
        }
    }

    Path home() {
        return home;
    }

    /// What was typed besides options, each of which must be one of these.
    List<String> words(Collection<String> known) {
        for (var word : words) {
            if (!known.contains(word)) {
                throw refused("“" + word + "” is none of "
                        + String.join(", ", known.stream().sorted().toList()) + ".");
            }
        }
        return List.copyOf(words);
    }

    /// Refuses any word besides options.
    void noWords() {
        if (!words.isEmpty()) {
            throw refused("“" + words.getFirst() + "” is no option.");
        }
    }

    /// The one number that may stand besides options.
    int number(int otherwise) {
        if (words.size() > 1) {
            throw refused("“" + words.get(1) + "” is one word too many.");
        }
        return words.isEmpty() ? otherwise : number(words.getFirst());
    }

    int number(String option, int otherwise) {
        var said = options.get(option);
        return said == null ? otherwise : number(said);
    }

    /// A folder that must be there.
    Path folder(String option, Path otherwise) {
        var said = options.get(option);
        if (said != null && !Files.isDirectory(Path.of(said))) {
            throw refused(said + " is no folder.");
        }
        return said == null ? otherwise : Path.of(said);
    }

    /// A folder that may be made where it is not there yet.
    Path path(String option, Path otherwise) {
        var said = options.get(option);
        return said == null ? otherwise : Path.of(said);
    }

    private int number(String said) {
        try {
            int number = Integer.parseInt(said.replace(",", ""));
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw refused("“" + said + "” is no whole number above 0.");
    }

    /// Ends the program; thrown only so that the compiler sees it.
    private IllegalStateException refused(String why) {
        System.err.println("kith: " + why + "\n" + usage);
        System.exit(2);
        return new IllegalStateException(why);
    }
}
