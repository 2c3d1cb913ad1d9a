package org.kith.command;

import java.util.concurrent.Callable;
import org.kith.access.seals.Seals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "verify-audit",
        description = "Checks the record of readings against its seals. Exit 1 when it has been tampered with.",
        mixinStandardHelpOptions = true)
final class VerifyAudit implements Callable<Integer> {

    @Mixin
    DataFolder data = new DataFolder();

    @Override
    public Integer call() {
        try (var running = data.start()) {
            var check = running.the(Seals.class).verify();
            System.out.println(check.heading() + ". " + check.sentence());
            check.troubles().forEach(trouble -> System.out.println("  " + trouble));
            return check.whole() ? 0 : 1;
        }
    }
}
