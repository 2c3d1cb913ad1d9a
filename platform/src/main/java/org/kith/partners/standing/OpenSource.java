package org.kith.partners.standing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.kith.partners.bulk.BulkRows;
import org.kith.partners.bulk.Ids;
import org.kith.partners.bulk.Ints;
import org.kith.partners.bulk.Longs;
import org.kith.partners.bulk.Statements;
import org.kith.partners.layouts.Source;
import org.kith.partners.layouts.reading.Recognised;

/// A source while its files are being loaded: its lock, its connection, and what it has said so far.
///
/// Nobody else loads the source meanwhile, here or in another process; a killed process leaves no lock behind.
public final class OpenSource implements AutoCloseable {

    public static final int LOCKS_OF_SOURCES = 7_100_101;
    /// Held by whoever loads any source, beside those who load others.
    public static final int ANY_SOURCE = 0;

    private static final int FACTS_IN_BLOCK = 1 << 16;
    private static final int RECORDS_IN_BLOCK = 1 << 10;

    public final Source source;
    public final short id;
    public final Statements database;
    public final BulkRows rows;
    public final Ids factIds;
    public final RecordKeys records;
    public final Aliases aliases;
    public final Descriptions descriptions;
    public final Map<Integer, PastDelivery> past = new LinkedHashMap<>();
    public final StandingFacts facts;
    public final HeldFacts held;
    /// Registers of which something was said and that do not show it yet.
    public final Set<String> registers = new TreeSet<>();

    private final Map<Integer, Map<Shield, String>> shields = new HashMap<>();
    private final List<ShieldChange> shieldChanges = new ArrayList<>();

    private final Connection connection;
    private final DataSource pool;
    private final short attendance;
    private int waitingRows;
    private int waitingRowsSettled;

    private final Longs withdrawn = new Longs();
    private final Ints withdrawnBy = new Ints();
    private int withdrawnSettled;
    /// Where in the table what this transaction writes begins.
    private String firstWritten = "(0,0)";
    private boolean keepsFiles;

    /// A shield that a delivery set or lifted.
    ///
    /// @param saidBy the layout that sets it; for one that is lifted, the one that had set it
    private record ShieldChange(int place, Shield shield, boolean on, String saidBy) {}

    /// How many shields a delivery lifts, of so many that stood before it.
    public record Lifted(int lifted, int before) {}

    private OpenSource(Source source, short id, Connection connection, DataSource pool, short attendance) {
        this.source = source;
        this.id = id;
        this.connection = connection;
        this.pool = pool;
        this.attendance = attendance;
        this.rows = new BulkRows(connection);
        this.database = new Statements(connection, rows::drain);
        this.factIds = new Ids(pool, "partners.fact_block", FACTS_IN_BLOCK);
        this.records = new RecordKeys(id, source.name(), new Ids(pool, "partners.record_block", RECORDS_IN_BLOCK));
        this.aliases = new Aliases(id, records);
        this.descriptions = new Descriptions(records, past);
        this.facts = new StandingFacts(database, past, attendance);
        this.held = new HeldFacts(rows);
    }

    /// Waits until the source is free, and reads what is known of it.
    public static OpenSource open(Source source, short id, DataSource pool, short attendance) throws SQLException {
        var connection = pool.getConnection();
        try {
            connection.setAutoCommit(true);
            try (var lock =
                    connection.prepareStatement("select pg_advisory_lock_shared(?, ?), pg_advisory_lock(?, ?)")) {
                lock.setInt(1, LOCKS_OF_SOURCES);
                lock.setInt(2, ANY_SOURCE);
                lock.setInt(3, LOCKS_OF_SOURCES);
                lock.setInt(4, id);
                lock.execute();
            }
            connection.setAutoCommit(false);
            var open = new OpenSource(source, id, connection, pool, attendance);
            open.read();
            connection.commit();
            open.settle();
            return open;
        } catch (SQLException | RuntimeException e) {
            giveUp(connection);
            throw e;
        }
    }

    /// The same source read again in the same transaction, after some of it was taken back.
    public OpenSource anew() throws SQLException {
        rows.close();
        var anew = new OpenSource(source, id, connection, pool, attendance);
        anew.read();
        anew.settle();
        return anew;
    }

    private void read() throws SQLException {
        firstWritten = endOfFacts();
        records.loadBefore(database);
        database.each(row -> past.put(row.getInt("id"), PastDelivery.of(row)), """
                select id, layout, year, term, starts_from, starts_until, as_of, accepted, brought, attendance,
                    kinds, alias_scope
                from partners.delivery
                where source_id = ?
                and state = 'accepted'
                order by turn
                """, id);
        if (past.isEmpty()) {
            descriptions.nothingStands();
            return;
        }
        records.load(database);
        database.each(
                row -> standing(records.placeOfId(row.getInt(1))).put(Shield.named(row.getString(2)), row.getString(3)),
                """
                select s.record_id, s.reason, d.layout
                from partners.shield s
                join partners.record r on r.id = s.record_id
                join partners.delivery d on d.id = s.delivery_id
                where r.source_id = ?
                and s.withdrawn_delivery_id is null
                """,
                id);
        waitingRows = database.list(row -> row.getInt(1), """
                        select count(*)
                        from partners.waiting_row
                        where source_id = ?
                        and resolved_delivery_id is null
                        """, id).getFirst();
    }

    /// Fetches what a file of this kind may speak of, where it is not at hand.
    ///
    /// @param besides a kind that tells where people are, whatever the file speaks of
    public void expect(Recognised file, short besides) throws SQLException {
        aliases.expect(file.aliasScope(), past.values(), database);
        var kinds = new HashSet<>(file.kinds());
        kinds.add(besides);
        facts.expect(
                kinds,
                waitingRows > 0
                        ? _ -> true
                        : delivery -> delivery.isOf(file.layout().name()));
    }

    /// Takes that a delivery of a layout shields a record.
    public void shield(int place, Shield shield, String layout) {
        if (!standing(place).containsKey(shield)) {
            standing(place).put(shield, layout);
            shieldChanges.add(new ShieldChange(place, shield, true, layout));
        }
    }

    /// Whether a record ends in adoption, as far as this source told until now.
    public boolean isSealed(int place) {
        return shields.getOrDefault(place, Map.of()).containsKey(Shield.ADOPTION);
    }

    /// Takes that a delivery of a layout no longer asks for a shield. Only the layout that set one lifts it; that of a
    /// refuge, only a person.
    public void lift(int place, Shield shield, String layout) {
        var stands = shields.get(place);
        if (stands != null && shield != Shield.REFUGE && layout.equals(stands.get(shield))) {
            stands.remove(shield);
            shieldChanges.add(new ShieldChange(place, shield, false, layout));
        }
    }

    /// What became since [#settle()] of the shields of addresses that may not be told.
    public Lifted lifted() {
        var before = new HashSet<Integer>();
        shields.forEach((place, stands) -> {
            if (stands.containsKey(Shield.CONFIDENTIAL_ADDRESS)) {
                before.add(place);
            }
        });
        for (var change : shieldChanges.reversed()) {
            if (change.shield() == Shield.CONFIDENTIAL_ADDRESS) {
                var ignored = change.on() ? before.remove(change.place()) : before.add(change.place());
            }
        }
        long lifted = before.stream()
                .map(this::standing)
                .filter(stands -> stands.isEmpty() || stands.keySet().equals(Set.of(Shield.PLACEMENT)))
                .count();
        return new Lifted((int) lifted, before.size());
    }

    /// Writes what became of shields since [#settle()].
    ///
    /// @param told whether the delivery says of those whom it describes whether their address may be told
    public void writeShields(int delivery, boolean told) throws SQLException {
        database.update("update partners.delivery set tells_of_shields = ? where id = ?", told, delivery);
        if (shieldChanges.isEmpty()) {
            return;
        }
        var touched = new Ints();
        for (var change : shieldChanges) {
            int record = records.id(change.place());
            touched.add(record);
            if (change.on()) {
                database.update(
                        "insert into partners.shield (record_id, reason, delivery_id) values (?, ?, ?)",
                        record,
                        change.shield().word,
                        delivery);
            } else {
                database.update("""
                        update partners.shield
                        set withdrawn_delivery_id = ?
                        where record_id = ?
                        and reason = ?
                        and withdrawn_delivery_id is null
                        """, delivery, record, change.shield().word);
            }
        }
        Shields.show(database, touched.toArray());
    }

    private Map<Shield, String> standing(int place) {
        return shields.computeIfAbsent(place, _ -> new EnumMap<>(Shield.class));
    }

    /// Its connection, within its transaction, once all that was said stands in the database but what is held back.
    public Connection drained() throws SQLException {
        rows.drain();
        return connection;
    }

    /// How many rows wait for their person.
    public int waitingRows() {
        return waitingRows;
    }

    public void waits(int more) {
        waitingRows += more;
    }

    /// Says that a fact no longer stands.
    public void withdraw(FactTable table, int entry, int delivery) {
        table.deliveries[entry] = FactTable.GONE;
        if (!held.withdraw(table.ids[entry], delivery)) {
            withdrawn.add(table.ids[entry]);
            withdrawnBy.add(delivery);
        }
    }

    private void writeWithdrawn() throws SQLException {
        if (withdrawn.size() > 0) {
            if (writeWithdrawn("f.ctid >= '" + firstWritten + "'") < withdrawn.size()) {
                writeWithdrawn("f.withdrawn_delivery_id is null");
            }
            withdrawn.clear();
            withdrawnBy.clear();
        }
    }

    /// Rows of this transaction are asked for their id alone, which comes first in them: to ask each whether it stands
    /// takes twice as long.
    ///
    /// @param among of which rows of the table
    private int writeWithdrawn(String among) throws SQLException {
        return database.update("""
                update partners.fact f
                set withdrawn_delivery_id = w.delivery_id
                from unnest(?, ?) as w (id, delivery_id)
                where f.id = w.id
                and\s""" + among, withdrawn.toArray(), withdrawnBy.toArray());
    }

    /// A first load keeps no index of facts by their ids: what this transaction writes lies behind what stands, all but
    /// what fills gaps.
    private String endOfFacts() throws SQLException {
        return database.list(row -> row.getString(1), """
                        select format('(%s,0)', pg_relation_size('partners.fact') / current_setting('block_size')::int)
                        """).getFirst();
    }

    /// Writes what the deliveries said and is still held.
    public void write() throws SQLException {
        descriptions.write(rows);
        held.write();
        writeWithdrawn();
        showRegisters();
        rows.drain();
    }

    /// Commits what the deliveries said.
    public void commit() throws SQLException {
        write();
        Shields.showAnswered(database);
        connection.commit();
        firstWritten = endOfFacts();
        keepsFiles = false;
        settle();
    }

    /// Has the registers show what was said of them, within its transaction.
    public void showRegisters() throws SQLException {
        Registers.show(database, registers);
        registers.clear();
    }

    /// What a delivery said stays, whatever becomes of the next one; it is not committed yet.
    public void keep() throws SQLException {
        if (facts.areTooMany()) {
            held.write();
            writeWithdrawn();
        }
        settle();
        database.run(keepsFiles ? "release savepoint file; savepoint file" : "savepoint file");
        keepsFiles = true;
    }

    private void settle() throws SQLException {
        records.settle();
        aliases.settle();
        facts.settle();
        held.settle();
        withdrawnSettled = withdrawn.size();
        shieldChanges.clear();
        waitingRowsSettled = waitingRows;
        descriptions.settle();
    }

    /// Takes back what was said by the last delivery, here and in the database: both say what they said before.
    public void takeBack() throws SQLException {
        if (keepsFiles) {
            database.run("rollback to savepoint file");
        } else {
            rows.drain();
            connection.rollback();
        }
        held.takeBack();
        withdrawn.cut(withdrawnSettled);
        withdrawnBy.cut(withdrawnSettled);
        for (var change : shieldChanges.reversed()) {
            if (change.on()) {
                standing(change.place()).remove(change.shield());
            } else {
                standing(change.place()).put(change.shield(), change.saidBy());
            }
        }
        shieldChanges.clear();
        waitingRows = waitingRowsSettled;
        facts.takeBack();
        aliases.takeBack();
        descriptions.takeBack();
        records.takeBack();
    }

    /// Gives up what is not committed. What is in memory may hold some of it: the source has to be opened anew.
    @Override
    public void close() {
        rows.close();
        giveUp(connection);
    }

    private static void giveUp(Connection connection) {
        try (connection;
                var unlock = connection.createStatement()) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            unlock.execute("select pg_advisory_unlock_all()");
        } catch (SQLException _) {
            // A connection that broke has lost its transaction and its lock already.
        }
    }
}
