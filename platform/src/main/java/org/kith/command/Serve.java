package org.kith.command;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.WebApplicationType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "serve",
        description = "Serves the application on its configured database.",
        mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {

    @Mixin
    DataFolder data = new DataFolder();

    @Option(names = "--port", paramLabel = "N", description = "The port (default: ${DEFAULT-VALUE}).")
    int port = 8080;

    @Override
    public Integer call() throws InterruptedException {
        serve(data, port, () -> {});
        return 0;
    }

    /// Serves until the process is told to end, then stops the application and its database in order.
    static void serve(DataFolder data, int port, Runnable afterReady) throws InterruptedException {
        var running = data.start(WebApplicationType.SERVLET, Map.of("server.port", port));
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            running.close();
            ended.countDown();
        }));
        System.out.println("ready http://localhost:" + port);
        afterReady.run();
        ended.await();
    }
}
