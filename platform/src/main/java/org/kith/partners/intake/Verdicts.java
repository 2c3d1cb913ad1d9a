package org.kith.partners.intake;

import java.sql.Connection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.partners.deliveries.Delivery;
import org.kith.partners.deliveries.Hashed;
import org.kith.partners.deliveries.Receipt;
import org.kith.partners.deliveries.Remarks;
import org.kith.partners.layouts.DeliveryKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// What became of deliveries beside the loading: one was turned away or waits, or people decided on it.
@Repository
final class Verdicts {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Verdicts(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Writes down what was turned away or waits; nothing else of it is in the database.
    int put(
            Receipt receipt,
            @Nullable Short source,
            Hashed file,
            @Nullable DeliveryKind kind,
            Delivery.Loaded loaded,
            Remarks remarks) {
        var brought = file.brought();
        return jdbc.sql("""
                        insert into partners.delivery (source_id, sha256, file_name, bytes, layout, kind, year,
                            state, received_on, as_of, covers_from, covers_until,
                            read, accepted, rejected, warned, brought, changed, unchanged, withdrawn,
                            receipt, remarks, again)
                        values (:source_id, :sha256, :file_name, :bytes, :layout, :kind, :year,
                            :state, :received_on, :received_on, :covers_from, :covers_until,
                            :read, :accepted, :rejected, :warned, :brought, :changed, :unchanged, :withdrawn,
                            :receipt::jsonb, :remarks::jsonb,
                            (select coalesce(max(same.again) + 1, 0)
                             from partners.delivery same
                             where same.source_id = :source_id
                               and same.sha256 = :sha256
                               and same.state in ('accepted', 'waiting')))
                        returning id
                        """)
                .param("source_id", source)
                .param("sha256", receipt.sha256())
                .param("file_name", receipt.file())
                .param("bytes", file.bytes())
                .param("layout", receipt.layout())
                .param("kind", kind == null ? null : kind.word())
                .param("brought", loaded.brought())
                .param("changed", loaded.changed())
                .param("unchanged", loaded.unchanged())
                .param("withdrawn", loaded.withdrawn())
                .param("year", receipt.year())
                .param("state", receipt.state().word())
                .param("received_on", brought.receivedOn())
                .param("covers_from", brought.coversFrom())
                .param("covers_until", brought.coversUntil())
                .param("read", receipt.read())
                .param("accepted", receipt.accepted())
                .param("rejected", receipt.rejected())
                .param("warned", receipt.warned())
                .param("receipt", json.writeValueAsString(receipt))
                .param("remarks", json.writeValueAsString(remarks))
                .query(Integer.class)
                .single();
    }

    /// The delivery by which the same file was refused before under the same name and for the same reasons, if
    /// nothing else became of it since.
    Optional<Integer> refusedAlready(Receipt receipt, Remarks remarks) {
        return jdbc.sql("""
                        select id
                        from (
                          select id, state, remarks
                          from partners.delivery
                          where sha256 = :sha256
                            and file_name = :file_name
                          order by id desc
                          limit 1) latest
                        where state = 'refused'
                          and remarks = :remarks::jsonb
                        """)
                .param("sha256", receipt.sha256())
                .param("file_name", receipt.file())
                .param("remarks", json.writeValueAsString(remarks))
                .query(Integer.class)
                .optional();
    }

    /// What somebody decided.
    ///
    /// @param word `take`, `join`, `refuse` or `undo`
    record Decision(
            int delivery, String word, String who, @Nullable String why) {}

    /// The same within a transaction, so that a deed and the word on it are one.
    Verdicts within(Connection transaction) {
        return new Verdicts(JdbcClient.create(new SingleConnectionDataSource(transaction, true)), json);
    }

    /// Whether the delivery stood as `from` says until this moment: it stands as `to` says now, with the word on it.
    boolean change(Receipt.State from, Receipt.State to, Decision decision) {
        return spoken("""
                        with changed as (
                          update partners.delivery
                          set state = :to
                          where id = :delivery and state = :from
                          returning id
                        )
                        insert into partners.decision (delivery_id, word, who, why)
                        select id, :word, :who, :why from changed
                        """, decision)
                        .param("to", to.word())
                        .param("from", from.word())
                        .update()
                == 1;
    }

    void say(Decision decision) {
        spoken("""
                        insert into partners.decision (delivery_id, word, who, why)
                        values (:delivery, :word, :who, :why)
                        """, decision).update();
    }

    private JdbcClient.StatementSpec spoken(String sql, Decision decision) {
        return jdbc.sql(sql)
                .param("delivery", decision.delivery())
                .param("word", decision.word())
                .param("who", decision.who())
                .param("why", decision.why());
    }
}
