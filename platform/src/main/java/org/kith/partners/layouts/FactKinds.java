package org.kith.partners.layouts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.kith.declarations.Yaml;

/// All kinds of facts, read from `org/kith/partners/fact-kinds.yaml` on the class path.
public final class FactKinds {

    private static final String FILE = "/org/kith/partners/fact-kinds.yaml";

    private final List<FactKind> kinds;

    private FactKinds(List<FactKind> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    /// They come with the program and are read once.
    public static FactKinds load() {
        return Loaded.KINDS;
    }

    private static final class Loaded {
        static final FactKinds KINDS = read();
    }

    private static FactKinds read() {
        try (InputStream content = FactKinds.class.getResourceAsStream(FILE)) {
            if (content == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            var kinds = new ArrayList<FactKind>();
            var ids = new HashSet<Integer>();
            Yaml.in(FILE, content).fields().forEach((name, yaml) -> {
                yaml.knowing("id", "title", "data", "meaning", "codes");
                int id = yaml.field("id").number();
                if (!ids.add(id)) {
                    throw yaml.field("id").broken("the id " + id + " is given twice.");
                }
                var codes = yaml.fieldsOrNone("codes").entrySet().stream()
                        .map(code -> new FactKind.FactCode(
                                code.getKey(), code.getValue().text()))
                        .toList();
                kinds.add(new FactKind(
                        (short) id, name, yaml.text("title"), yaml.text("data"), yaml.text("meaning"), codes));
            });
            return new FactKinds(kinds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// In the order of the file, which is the order of their ids.
    public List<FactKind> all() {
        return kinds;
    }

    public Optional<FactKind> find(String name) {
        return kinds.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    public FactKind kind(String name) {
        return find(name).orElseThrow(() -> new NoSuchElementException("no kind of fact is called " + name));
    }
}
