package org.kith.partners.loading;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.IntConsumer;
import org.kith.partners.bulk.Ints;
import org.kith.partners.bulk.Statements;
import org.kith.partners.deliveries.Remarks;
import org.kith.partners.standing.PastDelivery;
import org.kith.partners.standing.StandingFacts;

/// The settings that sent rows of their own in a file, by their number among the standing facts, and how many.
final class SentSettings {

    private int[] rows = new int[1 << 10];
    private boolean any;

    void add(int setting) {
        if (setting >= rows.length) {
            rows = Arrays.copyOf(rows, setting * 2);
        }
        rows[setting]++;
        any = true;
    }

    void each(IntConsumer setting) {
        for (int at = 0; at < rows.length; at++) {
            if (rows[at] > 0) {
                setting.accept(at);
            }
        }
    }

    boolean hold(int setting) {
        return setting < rows.length && rows[setting] > 0;
    }

    /// Whether the file is of no setting that sends rows of its own.
    boolean none() {
        return !any;
    }

    /// The files of some in which most rows are of the setting of which most are in this one: a row of another that
    /// strays into a school's list makes it no list of that other.
    List<PastDelivery> ofTheSame(Collection<PastDelivery> some, Statements database, StandingFacts facts)
            throws SQLException {
        if (!any) {
            return List.of();
        }
        int most = 0;
        for (int at = 1; at < rows.length; at++) {
            most = rows[at] > rows[most] ? at : most;
        }
        var ids = new Ints();
        some.forEach(file -> ids.add(file.id()));
        var same = new HashSet<>(database.list(row -> row.getInt(1), """
                        select delivery_id
                        from (
                          select distinct on (delivery_id) delivery_id, setting_code
                          from partners.delivery_setting
                          where delivery_id = any (?)
                          order by delivery_id, rows desc, setting_code) most
                        where setting_code = ?
                        """, ids.toArray(), facts.settingCode(most)));
        return some.stream().filter(file -> same.contains(file.id())).toList();
    }

    private String[] codes(StandingFacts facts) {
        var codes = new ArrayList<String>();
        each(setting -> codes.add(facts.settingCode(setting)));
        return codes.toArray(new String[0]);
    }

    /// Settings that the file before held and this one does not.
    List<Remarks.Absent> absentSince(PastDelivery before, Statements database, StandingFacts facts)
            throws SQLException {
        if (!any) {
            return List.of();
        }
        return database.list(row -> new Remarks.Absent(row.getString(1), row.getInt(2)), """
                        select setting_code, rows
                        from partners.delivery_setting
                        where delivery_id = ?
                        order by setting_code
                        """, before.id()).stream()
                .filter(setting -> !hold(facts.setting(setting.setting())))
                .toList();
    }

    void write(Statements database, StandingFacts facts, int delivery) throws SQLException {
        var counts = new Ints();
        each(setting -> counts.add(rows[setting]));
        if (any) {
            database.update("""
                    insert into partners.delivery_setting (delivery_id, setting_code, rows)
                    select ?, s.code, s.rows
                    from unnest(?, ?) as s (code, rows)
                    """, delivery, codes(facts), counts.toArray());
        }
    }
}
