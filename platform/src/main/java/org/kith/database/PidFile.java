package org.kith.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a server of PostgreSQL writes of itself into its cluster. It outlives a power cut, and goes along when the
/// cluster is copied: its process may be another by then, or serve the cluster that was copied.
///
/// @param cluster the one that the server was started for
record PidFile(Path file, long process, Path cluster, int port) {

    /// None where the cluster has none, or one that is not whole.
    static Optional<PidFile> in(Path cluster) throws IOException {
        var file = cluster.resolve("postmaster.pid");
        var lines = Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.<String>of();
        return lines.size() < 4
                ? Optional.empty()
                : Optional.of(new PidFile(
                        file,
                        Long.parseLong(lines.getFirst().strip()),
                        Path.of(lines.get(1).strip()),
                        Integer.parseInt(lines.get(3).strip())));
    }

    /// Whether a process of that number lives and may serve the cluster in which the file lies.
    boolean mayServe() throws IOException {
        return lives() && isOfItsCluster();
    }

    /// Whether a process of that number lives and is known not to serve the cluster in which the file lies. PostgreSQL
    /// would take it for a server and not start.
    boolean misleads() throws IOException {
        return lives() && (isNoServer() || servesAnother());
    }

    private boolean lives() {
        return ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent();
    }

    private boolean isNoServer() {
        return ProcessHandle.of(process)
                .flatMap(its -> its.info().command())
                .filter(program -> !program.matches(".*[/\\\\]postgres[^/\\\\]*"))
                .isPresent();
    }

    private boolean servesAnother() throws IOException {
        return Files.exists(cluster)
                && !isOfItsCluster()
                && in(cluster).filter(its -> its.process == process).isPresent();
    }

    private boolean isOfItsCluster() throws IOException {
        return Files.exists(cluster) && Files.isSameFile(cluster, file.resolveSibling(""));
    }
}
