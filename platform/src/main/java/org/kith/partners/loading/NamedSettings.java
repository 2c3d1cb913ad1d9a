package org.kith.partners.loading;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import org.kith.partners.bulk.Ints;
import org.kith.partners.bulk.Statements;
import org.kith.partners.standing.StandingFacts;

/// The settings that the rows of a file name, by their number among the standing facts: how many
/// rows, and on which line first. Which of them a register knows is asked by
/// [org.kith.partners.deliveries.UnknownSettings].
final class NamedSettings {

    private static final int FIRST_ROOM = 1 << 10;

    private int[] rows = new int[FIRST_ROOM];
    private int[] firstLines = new int[FIRST_ROOM];
    private int[] lastLines = new int[FIRST_ROOM];

    void add(int setting, int line) {
        if (setting >= rows.length) {
            rows = Arrays.copyOf(rows, setting * 2);
            firstLines = Arrays.copyOf(firstLines, setting * 2);
            lastLines = Arrays.copyOf(lastLines, setting * 2);
        }
        if (rows[setting] == 0) {
            firstLines[setting] = line;
        } else if (lastLines[setting] == line) {
            return;
        }
        lastLines[setting] = line;
        rows[setting]++;
    }

    void write(Statements database, StandingFacts facts, int delivery) throws SQLException {
        var codes = new ArrayList<String>();
        var counts = new Ints();
        var lines = new Ints();
        for (int setting = 0; setting < rows.length; setting++) {
            if (rows[setting] > 0) {
                codes.add(facts.settingCode(setting));
                counts.add(rows[setting]);
                lines.add(firstLines[setting]);
            }
        }
        if (!codes.isEmpty()) {
            database.update("""
                    insert into partners.named_setting (delivery_id, setting_code, rows, line)
                    select ?, n.code, n.rows, n.line
                    from unnest(?, ?, ?) as n (code, rows, line)
                    """, delivery, codes.toArray(new String[0]), counts.toArray(), lines.toArray());
        }
    }
}
