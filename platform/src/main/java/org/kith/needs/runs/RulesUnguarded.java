package org.kith.needs.runs;

/// The database does not hold rules to what they declare, as one that was brought back from a dump without its roles.
final class RulesUnguarded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RulesUnguarded() {
        super("Rules were not run: in this database they would read what they did not declare. It was brought back"
                + " without the role kith_rules, which is in no dump. What to do stands under Backup in"
                + " docs/guides/operate.md. Nothing was changed.");
    }
}
