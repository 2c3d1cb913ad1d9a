package org.kith.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/// Which part of the machine who took during a while, in cores.
///
/// @param own what Gatling took itself
/// @param busyConnections the most of the database's that were at work at one moment
record Cores(double program, double database, double own, int busyConnections) {

    double all() {
        return program + database + own;
    }

    /// Watches from now on.
    static Watch watch(Served served) {
        return new Watch(served);
    }

    static final class Watch implements Runnable {

        private final Served served;
        private final long begun = System.nanoTime();
        private final Duration program;
        private final Duration own;
        private final double database;
        private final Thread sampler = Thread.ofPlatform().daemon().unstarted(this);
        private volatile boolean ended;
        private volatile int busiest;

        private Watch(Served served) {
            this.served = served;
            program = taken(served.process().toHandle());
            own = taken(ProcessHandle.current());
            database = databaseSeconds();
            sampler.start();
        }

        @Override
        public void run() {
            while (!ended) {
                busiest = Math.max(busiest, (int) server().filter(Watch::isBusy).count());
                try {
                    Thread.sleep(500);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        double seconds() {
            return (System.nanoTime() - begun) / 1e9;
        }

        Cores end() throws InterruptedException {
            var seconds = seconds();
            ended = true;
            sampler.join();
            return new Cores(
                    taken(served.process().toHandle()).minus(program).toMillis() / 1e3 / seconds,
                    (databaseSeconds() - database) / seconds,
                    taken(ProcessHandle.current()).minus(own).toMillis() / 1e3 / seconds,
                    busiest);
        }

        private double databaseSeconds() {
            return server().mapToDouble(process -> taken(process).toMillis() / 1e3)
                    .sum();
        }

        private Stream<ProcessHandle> server() {
            var cluster = served.data().toAbsolutePath().resolve("postgres").resolve("cluster");
            try {
                long pid = Long.parseLong(Files.readAllLines(cluster.resolve("postmaster.pid"))
                        .getFirst()
                        .strip());
                return ProcessHandle.of(pid).stream()
                        .flatMap(server -> Stream.concat(Stream.of(server), server.children()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// PostgreSQL names its processes by what they do.
        private static boolean isBusy(ProcessHandle process) {
            try {
                var said = Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
                return said.startsWith("postgres: kith kith") && !said.contains("idle");
            } catch (IOException gone) {
                return false;
            }
        }

        private static Duration taken(ProcessHandle process) {
            return process.info().totalCpuDuration().orElse(Duration.ZERO);
        }
    }
}
