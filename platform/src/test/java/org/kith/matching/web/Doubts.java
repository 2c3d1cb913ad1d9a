package org.kith.matching.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Pairs that a run might have left to people.
final class Doubts {

    private Doubts() {}

    /// A pair of which both records have another person near.
    static UUID pair(JdbcClient jdbc, int one, int other, double oneGap, double otherGap) {
        var id = pair(jdbc, one, other);
        jdbc.sql("update matching.pair set one_gap = ?, other_gap = ? where id = ?")
                .params(oneGap, otherGap, id)
                .update();
        return id;
    }

    static UUID pair(JdbcClient jdbc, int one, int other, int... rivals) {
        var id = UUID.randomUUID();
        var beside = Arrays.stream(rivals).boxed().toArray(Integer[]::new);
        jdbc.sql("""
                insert into matching.pair (id, one_record_id, other_record_id, probability, band, rival_record_ids, reasons,
                  since_change)
                values (?, least(?, ?), greatest(?, ?), 0.9, 'ManyMatch', ?, ?::jsonb, 1)
                """).params(id, one, other, one, other, beside, """
                {"sentence": "The first name is an initial.", "twins": 0.4, "kin": 0.0,
                 "steps": [{"compared": "forename", "found": "initial", "weight": 1.1},
                           {"compared": "surname", "found": "same", "weight": 4.6}]}
                """).update();
        return id;
    }

    /// The mark of what a pair's records say, as its page has it.
    static String content(JdbcClient jdbc, UUID pair) {
        return jdbc.sql("""
                select coalesce(matching.content(one_record_id, other_record_id), '') from matching.pair where id = ?
                """).param(pair).query(String.class).single();
    }

    /// What a page says that it shows, in the form that it is sent back with.
    static String shown(MvcTestResult page) {
        try {
            var mark = Pattern.compile("name=\"shown\" value=\"([^\"]*)\"")
                    .matcher(page.getResponse().getContentAsString());
            assertThat(mark.find()).isTrue();
            return mark.group(1);
        } catch (UnsupportedEncodingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
