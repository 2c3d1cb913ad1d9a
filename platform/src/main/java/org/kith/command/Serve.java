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

    @Option(
            names = "--port",
            paramLabel = "N",
            converter = Port.class,
            description = "The port (default: ${DEFAULT-VALUE}).")
    int port = 8080;

    @Override
    public Integer call() throws InterruptedException {
        sayReady(start(data, port));
        untilToldToEnd();
        return 0;
    }

    /// Starts the application with its web server. However the process then ends, application and database stop in
    /// order.
    static DataFolder.Running start(DataFolder data, int port) {
        Proxies.check(System.getenv("KITH_PROXIES"));
        return data.start(WebApplicationType.SERVLET, Map.of("server.port", port, "kith.ready", false));
    }

    static void sayReady(DataFolder.Running running) {
        running.the(Ready.class).reached();
        System.out.println("ready http://localhost:" + running.port());
    }

    static void untilToldToEnd() throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
