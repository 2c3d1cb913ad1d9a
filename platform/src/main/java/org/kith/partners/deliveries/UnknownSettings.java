package org.kith.partners.deliveries;

import java.util.ArrayList;
import java.util.List;
import org.kith.site.words.Counts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Schools and settings that files speak of and no register knows: their rows are taken, but
/// nobody at them is told. Once a register brings one, its rows reach it as they stand, and it is
/// no longer here.
@Repository
public final class UnknownSettings {

    private static final int NAMED = 20;

    private final JdbcClient jdbc;

    UnknownSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those that the files of a source name.
    ///
    /// @param newest the newest delivery that names it, in which `line` is the first to do so
    public record Named(String code, int rows, int files, int newest, String file, int line) {}

    /// How many rows of a source speak of them.
    public record OfSource(String source, String title, int rows) {}

    private record InFile(String code, int rows, int line) {

        String words() {
            return "No register knows the school or setting " + code
                    + ", so nobody there is told. If the code is wrong,"
                    + " ask the sender to put it right and send the rows again. If it is right, bring a register that"
                    + " has it: its rows then count as they stand.";
        }
    }

    /// By code, those with the most rows first.
    public List<Named> of(String source) {
        return jdbc.sql("""
                        select distinct on (n.setting_code)
                            n.setting_code as code,
                            sum(n.rows) over w as rows,
                            count(*) over w as files,
                            d.id as newest,
                            d.file_name as file,
                            n.line
                        from partners.named_setting n
                        join partners.delivery d on d.id = n.delivery_id
                        join partners.source s on s.id = d.source_id
                        where s.name = :source
                        and d.state = 'accepted'
                        and not exists (select from partners.setting t where t.code = n.setting_code)
                        window w as (partition by n.setting_code)
                        order by n.setting_code, d.turn desc
                        """).param("source", source).query(Named.class).list().stream()
                .sorted((one, other) -> Integer.compare(other.rows(), one.rows()))
                .toList();
    }

    /// Sources that speak of some, by their titles.
    public List<OfSource> bySource() {
        return jdbc.sql("""
                        select s.name as source, s.title, sum(n.rows) as rows
                        from partners.named_setting n
                        join partners.delivery d on d.id = n.delivery_id
                        join partners.source s on s.id = d.source_id
                        where d.state = 'accepted'
                        and not exists (select from partners.setting t where t.code = n.setting_code)
                        group by s.name, s.title
                        order by s.title
                        """).query(OfSource.class).list();
    }

    /// The receipt of a delivery with a warning for each that it names.
    public Receipt warned(int delivery, Receipt receipt) {
        var unknown = in(delivery);
        return unknown.isEmpty() ? receipt : warned(receipt, unknown);
    }

    /// The delivery with a warning for each that it names, in its receipt and among the reasons.
    public Delivery warned(Delivery delivery) {
        var unknown = in(delivery.id());
        if (unknown.isEmpty()) {
            return delivery;
        }
        var reasons = new ArrayList<>(delivery.remarks().reasons());
        unknown.stream()
                .limit(NAMED)
                .map(each -> new Remarks.Reason(false, "unknown-setting", each.words(), each.rows(), each.line(), null))
                .forEach(reasons::add);
        var more = unknown.stream().skip(NAMED).toList();
        if (!more.isEmpty()) {
            reasons.add(new Remarks.Reason(
                    false,
                    "unknown-setting",
                    "No register knows " + Counts.number(more.size())
                            + " more schools or settings either. All of them are in the troubles as CSV.",
                    more.stream().mapToInt(InFile::rows).sum(),
                    more.getFirst().line(),
                    null));
        }
        return delivery.noted(
                warned(delivery.receipt(), unknown), delivery.remarks().with(reasons));
    }

    private static Receipt warned(Receipt receipt, List<InFile> unknown) {
        return receipt.warned(unknown.stream()
                .map(each -> new Receipt.Noted(
                        each.line(),
                        null,
                        "unknown-setting",
                        each.words() + (each.rows() == 1 ? "" : " Rows: " + each.rows() + ".")))
                .toList());
    }

    private List<InFile> in(int delivery) {
        return jdbc.sql("""
                        select n.setting_code as code, n.rows, n.line
                        from partners.named_setting n
                        where n.delivery_id = :delivery
                        and not exists (select from partners.setting t where t.code = n.setting_code)
                        order by n.rows desc, n.setting_code
                        """).param("delivery", delivery).query(InFile.class).list();
    }
}
