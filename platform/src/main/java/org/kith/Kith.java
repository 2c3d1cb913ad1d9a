package org.kith;

import org.kith.command.Commands;

/// `./kith`: hands the command line to the command that it names.
public final class Kith {

    private Kith() {}

    public static void main(String[] arguments) {
        System.exit(Commands.run(arguments));
    }
}
