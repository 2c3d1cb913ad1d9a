package org.kith;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;

/// Reads the source files themselves, for the rules that no compiler knows.
class SourcesTest {

    private static final Path ROOT = Path.of("..");
    private static final Set<String> BUILT = Set.of("target", ".git", ".kith");
    private static final Set<String> UNDER_ALL = Set.of("site", "access", "declarations", "database");
    private static final List<Path> ALL = all();
    private static final Pattern SCHEMA = Pattern.compile("\\b([a-z_]+)\\.[a-z_]+\\b");
    private static final Pattern SQL = Pattern.compile(
            "\"\"\"\\s*\\n\\s*(?=select|insert|update|delete|with|truncate|copy|create|merge|analyze|refresh|drop|alter)(.*?)\"\"\"",
            Pattern.DOTALL);

    @Test
    void everyPackageSaysWhatItIs() {
        var silent = new TreeSet<String>();
        sources(".java")
                .filter(file -> file.toString().contains("/src/main/java/org/"))
                .forEach(file -> {
                    var about = file.resolveSibling("package-info.java");
                    if (!Files.exists(about) || !text(about).contains("///")) {
                        silent.add(ROOT.relativize(file.getParent()).toString());
                    }
                });
        assertThat(silent).isEmpty();
    }

    @Test
    void documentationIsWrittenInMarkdown() {
        assertThat(sources(".java")
                        .filter(file ->
                                text(file).contains("\n/**") || text(file).contains(" /**\n")))
                .isEmpty();
    }

    @Test
    void noNameSaysNothing() {
        var empty = Pattern.compile(
                ".*(Service|Manager|Helper|Util|Utils|Impl|Dto|Entity|Model|Processor|Base|Abstract)\\.java");
        var allowed = Set.of(
                "Model.java", // Fellegi and Sunter's word
                "Helper.java"); // somebody who helps a family
        assertThat(sources(".java")
                        .map(file -> file.getFileName().toString())
                        .filter(name -> empty.matcher(name).matches() && !allowed.contains(name)))
                .isEmpty();
    }

    @Test
    void noFileNamesAMachineOrARegistry() {
        var words = Pattern.compile("repo1?\\.maven|registry\\.npm|pypi\\.org|/root/|/work/|deb\\.debian");
        var found = new ArrayList<String>();
        for (var ending :
                List.of(".java", ".xml", ".md", ".yaml", ".sql", ".jte", ".properties", ".csv", "run", "kith")) {
            sources(ending)
                    .filter(file -> !file.endsWith("SourcesTest.java")
                            && words.matcher(text(file)).find())
                    .forEach(file -> found.add(ROOT.relativize(file).toString()));
        }
        assertThat(found).isEmpty();
    }

    /// SQL of a capability, migrations and views included, names only its own schema and those of capabilities that it
    /// may use.
    @Test
    void sqlNamesOnlySchemasItMayUse() {
        var modules = ArchitectureTest.MODULES;
        var schemas = new TreeSet<String>();
        modules.stream().forEach(module -> schemas.add(module.getIdentifier().toString()));
        var trespasses = new TreeMap<String, Set<String>>();
        modules.stream().forEach(module -> {
            var name = module.getIdentifier().toString();
            var allowed = allowed(module);
            allowed.add(name);
            if (allowed.contains("*")) {
                return;
            }
            namedSchemas(name, schemas).forEach((file, named) -> {
                named.removeAll(allowed);
                if (!named.isEmpty()) {
                    trespasses.put(file, named);
                }
            });
        });
        assertThat(trespasses).isEmpty();
    }

    /// ARCHITECTURE.md says of every capability what its package declares, but for what lies under all of them.
    @Test
    void theMapSaysWhatEachCapabilityMayUse() {
        var said = new TreeMap<String, Set<String>>();
        Pattern.compile("(?m)^\\| `([a-z]+)` \\|.*\\| ([a-z, –]*)\\|$")
                .matcher(text(ROOT.resolve("ARCHITECTURE.md")))
                .results()
                .forEach(row -> said.put(row.group(1), words(row.group(2))));
        var declared = new TreeMap<String, Set<String>>();
        ArchitectureTest.MODULES.stream()
                .forEach(module -> declared.put(module.getIdentifier().toString(), allowed(module)));
        declared.values().forEach(names -> names.removeAll(UNDER_ALL));
        said.values().forEach(names -> names.removeAll(UNDER_ALL));
        said.keySet().retainAll(declared.keySet());
        assertThat(said).isEqualTo(declared);
    }

    private static Set<String> words(String list) {
        return Stream.of(list.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty() && !word.equals("–"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> allowed(ApplicationModule module) {
        var declared = module.getBasePackage()
                .getAnnotation(org.springframework.modulith.ApplicationModule.class)
                .map(org.springframework.modulith.ApplicationModule::allowedDependencies)
                .orElse(new String[] {"*"});
        var names = new TreeSet<String>();
        for (var dependency : declared) {
            names.add(dependency.replaceAll("[:.].*", "").strip());
        }
        return names;
    }

    private static Map<String, Set<String>> namedSchemas(String capability, Set<String> schemas) {
        var named = new TreeMap<String, Set<String>>();
        var code = ROOT.resolve("platform/src/main/java/org/kith/" + capability);
        var migrations = ROOT.resolve("platform/src/main/resources/db/migration/" + capability);
        files(code, ".java").forEach(file -> {
            var blocks = SQL.matcher(text(file));
            while (blocks.find()) {
                named.computeIfAbsent(file.getFileName().toString(), ignored -> new TreeSet<>())
                        .addAll(schemasIn(blocks.group(1), schemas));
            }
        });
        var views = ROOT.resolve("platform/src/main/resources/db/view/" + capability);
        Stream.concat(files(migrations, ".sql"), files(views, ".sql"))
                .forEach(file -> named.put(
                        capability + "/" + file.getFileName(), new TreeSet<>(schemasIn(text(file), schemas))));
        return named;
    }

    private static Set<String> schemasIn(String sql, Set<String> schemas) {
        var found = new TreeSet<String>();
        var names = SCHEMA.matcher(sql.replaceAll("--[^\\n]*", "").replaceAll("'[^']*'", ""));
        while (names.find()) {
            if (schemas.contains(names.group(1))) {
                found.add(names.group(1));
            }
        }
        return found;
    }

    private static Stream<Path> sources(String ending) {
        return files(ROOT, ending);
    }

    private static Stream<Path> files(Path folder, String ending) {
        return ALL.stream()
                .filter(file -> file.startsWith(folder))
                .filter(file -> file.toString().endsWith(ending));
    }

    private static List<Path> all() {
        var found = new ArrayList<Path>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    var name = folder.getFileName().toString();
                    return BUILT.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    found.add(file);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
