package org.kith.command;

/// `./kith`: hands the command line to the command that it names.
public final class Kith {

    private Kith() {}

    public static void main(String[] arguments) {
        System.exit(Commands.run(arguments));
    }
}
