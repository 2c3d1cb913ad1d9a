package org.kith.site;

import org.kith.site.charts.Balance;
import org.kith.site.charts.Bar;
import org.kith.site.charts.Drawings;

/// Markup as capabilities' templates write it, for the gallery.
final class Samples {

    static final String FACTS = """
            <ol class="facts">
            <li><time datetime="2026-11-20">20 Nov</time><div><a href="#facts">Jayden</a>: missed 11 of 58 sessions since 5 October<p class="src">Attendance, received 21 Nov</p></div></li>
            <li><time datetime="2026-10-12">12 Oct</time><div><del>Jayden: suspended for one day</del> <span class="tag">Withdrawn by source</span><p class="src">Suspensions, withdrawn 14 Nov. No rule uses it.</p></div></li>
            <li><time datetime="2026-09-08">8 Sep</time><div>Home at risk <span class="tag maybe">Not confirmed since 31 August</span> <span class="tag new">New</span><p class="src">Case system, yesterday</p></div></li>
            </ol>
            """;

    static final String TABLE =
            """
            <table class="stack" role="table"><caption class="govuk-visually-hidden">People helping the family</caption>
            <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Who</th><th scope="col" role="columnheader">Reach them</th><th scope="col" role="columnheader">For</th></tr></thead>
            <tbody role="rowgroup">
            <tr role="row"><th scope="row" role="rowheader">Tom Adeyemi<div class="small">lead, family worker</div></th><td role="cell" data-l="Reach them"><div><span class="nb">01632 960 141</span></div></td><td role="cell" data-l="For"><div>%s</div></td></tr>
            <tr role="row"><th scope="row" role="rowheader">Lucy Carter</th><td role="cell" data-l="Reach them"><div><span class="hid">not shown</span></div></td><td role="cell" data-l="For"><div>%s</div></td></tr>
            </tbody></table>
            """.formatted(Drawings.interval().svg(), Drawings.interval().svg());

    static final String FIGURES = """
            <ul class="figures"><li><span class="big">1,788,214</span> rows read</li><li><span class="big">415</span> refused</li></ul>
            <div class="scroll" role="region" aria-labelledby="wide-c" tabindex="0"><table><caption id="wide-c" class="govuk-visually-hidden">Families by pyramid</caption>
            <thead><tr><th scope="col">Pyramid</th><th scope="col" class="num">New</th><th scope="col" class="num">Ended</th><th scope="col" class="num">On the list</th><th scope="col" class="num">Nobody known to be helping</th><th scope="col">As a bar</th></tr></thead>
            <tbody><tr><th scope="row">Lodmoor Park</th><td class="num">14</td><td class="num">19</td><td class="num">702</td><td class="num">468</td><td><span class="barred">%s14</span></td></tr>
            <tr><th scope="row">Nothe Reach</th><td class="num">17</td><td class="num">12</td><td class="num">731</td><td class="num">455</td><td><span class="barred">%s<span><span class="govuk-visually-hidden">against </span>8.4</span></span></td></tr></tbody></table></div>
            <details><summary>The same as a table</summary><dl class="pairs"><div><dt>Read as</dt><dd>Attendance marks</dd></div><div><dt>SHA-256</dt><dd><code>9f2c 41d0 … 77ae</code></dd></div></dl></details>
            """.formatted(new Bar(14, 17).svg(), new Balance(-8.4, 11).svg());

    static final String NONE = """
            <p class="none"><b>Not covered.</b> Alfie’s nursery sends no file.</p>
            <p class="none"><b>Not matched.</b> One more record may be Jayden’s.</p>
            <p class="held"><b>Not shown to your role:</b> benefits, police. It says this on every family’s page.</p>
            """;

    static final String DOUBT = """
            <div class="maybe-box"><h2>There is a twin</h2><p>Record <mark>B</mark> fits Ivy just as well as Isla.</p></div>
            """;

    static final String MANY = "<div class=\"many\"><figure><figcaption>Bridport</figcaption>";

    static final String FILTER = """
            <form class="filter" method="get" action="/gallery"><div class="govuk-form-group"><label class="govuk-label" for="show">Show</label><select class="govuk-select" id="show" name="show"><option>Every kind of fact</option></select></div><button class="govuk-button govuk-button--secondary">Show</button></form>
            """;

    private Samples() {}
}
