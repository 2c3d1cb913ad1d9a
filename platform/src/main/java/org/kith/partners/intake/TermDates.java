package org.kith.partners.intake;

import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import org.kith.partners.layouts.Terms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Repository;

/// When schools are open, as the newest registers of term dates say.
@Repository
class TermDates {

    static final String REGISTER = "term";

    private final JdbcClient jdbc;

    TermDates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The same as a transaction sees them, with what it has not committed.
    TermDates within(Connection transaction) {
        return new TermDates(JdbcClient.create(new SingleConnectionDataSource(transaction, true)));
    }

    /// For the reading of one file: each school is looked up once.
    Terms now() {
        var known = new HashMap<String, List<Terms.Term>>();
        return setting -> known.computeIfAbsent(setting, this::of);
    }

    private List<Terms.Term> of(String setting) {
        return jdbc.sql("""
                        select first_on, last_on
                        from partners.term
                        where setting_code = :setting_code
                        order by first_on
                        """)
                .param("setting_code", setting)
                .query(Terms.Term.class)
                .list();
    }
}
