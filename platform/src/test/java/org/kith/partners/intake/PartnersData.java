package org.kith.partners.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What partners said, seen by tests.
final class PartnersData {

    private PartnersData() {}

    /// Forgets all that was ever sent; declarations stay.
    static void forget(JdbcClient jdbc) {
        jdbc.sql("""
                        truncate partners.delivery, partners.delivery_setting, partners.named_setting, partners.decision, partners.quarantine,
                            partners.record, partners.record_before_undo, partners.alias, partners.shield, partners.shield_answer, partners.identity, partners.fact,
                            partners.waiting_row, partners.register_row, partners.organisation, partners.zone,
                            partners.setting, partners.term, partners.area, partners.postcode, partners.worker, partners.stand
                        restart identity
                        """).update();
    }

    /// All that stands and all that stood, people by their source's keys, without ids.
    static List<String> everything(JdbcClient jdbc) {
        return jdbc.sql("""
                        with known as (
                            select r.id, s.name || '/' || r.source_key as name, r.sealed, r.shielded
                            from partners.record r
                            join partners.source s on s.id = r.source_id
                        )
                        select 'record ' || k.name || ' ' || k.sealed || ' ' || k.shielded as said from known k
                        union all
                        select 'fact ' || k.name || ' ' || f.kind || ' ' || concat_ws('|', f.code, f.starts_on, f.ends_on,
                            f.amount, f.note, f.setting_code, o.name) || ' ' || (f.withdrawn_delivery_id is null)
                            || ' ' || d.file_name || ':' || f.line
                        from partners.fact f
                        join known k on k.id = f.record_id
                        left join known o on o.id = f.other_record_id
                        join partners.delivery d on d.id = f.delivery_id
                        union all
                        select 'identity ' || k.name || ' ' || concat_ws('|', i.from_on, i.until_on, i.forename,
                            i.surname, i.born_on, i.sex, i.upn, i.council_id, i.address, i.postcode, i.ethnicity)
                        from partners.identity i
                        join known k on k.id = i.record_id
                        union all
                        select 'waits ' || said::text from partners.waiting_row where resolved_delivery_id is null
                        union all
                        select 'shield ' || k.name || ' ' || h.reason || ' ' || (h.withdrawn_delivery_id is null)
                        from partners.shield h
                        join known k on k.id = h.record_id
                        order by said
                        """).query(String.class).list();
    }

    /// The first lines that are in one only, each with a sign.
    static List<String> difference(List<String> before, List<String> after) {
        var lost = new ArrayList<>(before);
        var come = new ArrayList<>(after);
        var both = new HashSet<>(before);
        both.retainAll(new HashSet<>(after));
        lost.removeIf(both::contains);
        come.removeIf(both::contains);
        return Stream.concat(
                        lost.stream().map(line -> "- " + line), come.stream().map(line -> "+ " + line))
                .limit(20)
                .toList();
    }

    static long count(JdbcClient jdbc, String what) {
        return jdbc.sql("select count(*) from " + what).query(Long.class).single();
    }

    /// The tests' big inputs, which are no part of the repository.
    static Path shared(String name) {
        var folder = Path.of(System.getProperty("kith.shared", "../../shared"), "data", name);
        if (!Files.exists(folder)) {
            System.out.println("SKIPPED: there is no " + folder);
        }
        Assumptions.assumeTrue(Files.exists(folder), "there is no " + folder);
        return folder;
    }

    static List<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file ->
                            file.toString().endsWith(".csv") || file.toString().endsWith(".xml"))
                    .sorted()
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
