package org.kith.declarations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// A piece of a declaration that knows its file and line, so that every complaint can name them.
public final class Yaml {

    private final String file;
    private final Node node;

    private Yaml(String file, Node node) {
        this.file = file;
        this.node = node;
    }

    public static Yaml in(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return in(file.toString(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Yaml in(String file, InputStream content) {
        var settings = LoadSettings.builder().setMaxAliasesForCollections(1_000).build();
        try {
            Node root = new Compose(settings)
                    .composeInputStream(content)
                    .orElseThrow(() -> new BrokenDeclaration(file, 1, "the file is empty."));
            return new Yaml(file, root);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new BrokenDeclaration(file, line, "this is not YAML: " + e.getProblem() + ".");
        } catch (YamlEngineException e) {
            throw new BrokenDeclaration(
                    file,
                    1,
                    e.getCause() instanceof CharacterCodingException
                            ? DeclaredText.NO_TEXT
                            : "this is not YAML: " + e.getMessage() + ".");
        }
    }

    public BrokenDeclaration broken(String sentence) {
        int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        return new BrokenDeclaration(file, line, sentence);
    }

    public boolean isText() {
        return node instanceof ScalarNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    public boolean isMap() {
        return node instanceof MappingNode;
    }

    public String text() {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue().strip();
        }
        throw broken("a plain value belongs here.");
    }

    public int number() {
        try {
            return Integer.parseInt(text());
        } catch (NumberFormatException e) {
            throw broken("a whole number belongs here, not `" + text() + "`.");
        }
    }

    public LocalDate date() {
        try {
            return LocalDate.parse(text());
        } catch (DateTimeException e) {
            throw broken("a date such as 2026-11-01 belongs here, not `" + text() + "`.");
        }
    }

    public boolean yes() {
        return switch (text()) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw broken("yes or no belongs here, not `" + text() + "`.");
        };
    }

    public List<Yaml> list() {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .map(each -> new Yaml(file, each))
                    .toList();
        }
        throw broken("a list belongs here.");
    }

    /// Words of a list, or of one value separated by spaces.
    public List<String> words() {
        if (isList()) {
            return list().stream().map(Yaml::text).toList();
        }
        String text = text();
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("\\s+", -1));
    }

    public Map<String, Yaml> fields() {
        if (node instanceof MappingNode mapping) {
            Map<String, Yaml> fields = new LinkedHashMap<>();
            for (var tuple : mapping.getValue()) {
                var name = new Yaml(file, tuple.getKeyNode());
                if (fields.put(name.text(), new Yaml(file, tuple.getValueNode())) != null) {
                    throw name.broken("`" + name.text() + "` is said twice.");
                }
            }
            return fields;
        }
        throw broken("named values belong here.");
    }

    public Optional<Yaml> find(String name) {
        return Optional.ofNullable(fields().get(name))
                .filter(found -> !found.isText() || !found.text().isEmpty());
    }

    public Yaml field(String name) {
        return find(name).orElseThrow(() -> broken("`" + name + "` is missing."));
    }

    public String text(String name) {
        return field(name).text();
    }

    @Nullable
    public String textOrNull(String name) {
        return find(name).map(Yaml::text).orElse(null);
    }

    public List<Yaml> listOrNone(String name) {
        return find(name).map(Yaml::list).orElse(List.of());
    }

    public List<String> wordsOrNone(String name) {
        return find(name).map(Yaml::words).orElse(List.of());
    }

    public Map<String, Yaml> fieldsOrNone(String name) {
        return find(name).map(Yaml::fields).orElse(Map.of());
    }

    /// Complains of a field that nobody would read: most are spelling mistakes.
    public Yaml knowing(String... names) {
        var known = Set.of(names);
        for (var field : new ArrayList<>(fields().entrySet())) {
            if (!known.contains(field.getKey())) {
                throw field.getValue()
                        .broken("`" + field.getKey() + "` is not known here; known are "
                                + String.join(
                                        ", ", Arrays.stream(names).sorted().toList()) + ".");
            }
        }
        return this;
    }
}
