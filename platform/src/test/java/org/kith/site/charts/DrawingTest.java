package org.kith.site.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kith.site.charts.FamilyPicture.Kind;
import org.kith.site.charts.FamilyPicture.Person;
import org.kith.site.charts.FamilyPicture.Tie;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class DrawingTest {

    static Stream<Drawing> oneOfEach() {
        return Drawings.oneOfEach().stream();
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void isWellFormedAndSmall(Drawing drawing) throws Exception {
        assertThat(root(drawing).getTagName()).isEqualTo("svg");
        assertThat(drawing.svg()).hasSizeBetween(100, 9_000).doesNotContain("style=", "NaN", "Infinity");
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void saysWhatItShowsOrStandsBesideItsWords(Drawing drawing) throws Exception {
        var svg = root(drawing);
        if (svg.getAttribute("role").equals("img")) {
            assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                    .isNotBlank();
            assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                    .endsWith(drawing instanceof Trend ? "%" : ".");
        } else {
            assertThat(svg.getAttribute("aria-hidden")).isEqualTo("true");
        }
    }

    @Test
    void wordsInADrawingCannotBecomeMarkup() throws Exception {
        var rolls = new Rolls("r", "<script>", List.of(new Rolls.Zone("A & \"B\"", 2, 0)));
        assertThat(root(rolls).getElementsByTagName("script").getLength()).isZero();
        assertThat(rolls.svg()).contains("A &amp; &quot;B&quot;");
    }

    @Test
    void aFamilyIsToldInWordsToo() {
        assertThat(Drawings.halletts().svg())
                .contains("Darren and Gemma are parents of Maisie and Jayden", "they live apart")
                .contains("At 3 Cove Row: Susan.");
    }

    @Test
    void standsAFamilyInTheOrderOfTheMock() {
        var family = Drawings.halletts();
        var places =
                FamilyLayout.of(family.people(), family.ties()).orElseThrow().places();
        assertThat(places)
                .containsEntry("susan", new FamilyLayout.Place(0, 2))
                .containsEntry("joanna", new FamilyLayout.Place(1, 0))
                .containsEntry("darren", new FamilyLayout.Place(1, 1))
                .containsEntry("gemma", new FamilyLayout.Place(1, 2))
                .containsEntry("liam", new FamilyLayout.Place(1, 3))
                .containsEntry("poppy", new FamilyLayout.Place(2, 0))
                .containsEntry("maisie", new FamilyLayout.Place(2, 1))
                .containsEntry("jayden", new FamilyLayout.Place(2, 2))
                .containsEntry("alfie", new FamilyLayout.Place(2, 3));
    }

    @Test
    void theElderStandsFirstHoweverTheirParentsAreTold() {
        var brothers = new FamilyPicture(
                "brothers",
                "Two brothers",
                List.of(
                        new Person("ann", "Ann", "38", null, false),
                        new Person("kit", "Kit", "11", null, true),
                        new Person("max", "Max", "4", null, true)),
                List.of(new Tie("ann", null, Kind.TOGETHER, List.of("max", "kit"))));
        assertThat(FamilyLayout.of(brothers.people(), brothers.ties())
                        .orElseThrow()
                        .places())
                .containsEntry("kit", new FamilyLayout.Place(1, 0))
                .containsEntry("max", new FamilyLayout.Place(1, 1));
    }

    @Test
    void nobodyStandsOnAnother() {
        var family = Drawings.manyChildren();
        var places =
                FamilyLayout.of(family.people(), family.ties()).orElseThrow().places();
        for (var one : places.entrySet()) {
            for (var two : places.entrySet()) {
                if (!one.getKey().equals(two.getKey())
                        && one.getValue().row() == two.getValue().row()) {
                    assertThat(Math.abs(one.getValue().column() - two.getValue().column()))
                            .as(one.getKey() + " and " + two.getKey())
                            .isGreaterThan(.999);
                }
            }
        }
    }

    @Test
    void aWideFamilyKeepsTheSizeOfItsLetters() {
        var family = Drawings.manyChildren();
        assertThat(family.isDrawn()).isTrue();
        assertThat(family.isWide()).isTrue();
        assertThat(family.svg()).contains("class=\"chart sized\"");
        assertThat(Drawings.halletts().isWide()).isFalse();
    }

    @Test
    void aHomesNameThatHasNoRoomInItsTintStandsWholeBeneath() throws Exception {
        var name = "Flat 3b, The Old Coastguard Cottages, Lower Burton-under-Edge, " + "y".repeat(70) + ", Dorchester";
        var svg = root(new FamilyPicture(
                "x",
                "x",
                List.of(new Person("a", "A", "34", name, false), new Person("b", "B", "1", null, true)),
                List.of(new Tie("a", null, Kind.TOGETHER, List.of("b")))));
        var texts = svg.getElementsByTagName("text");
        var beneath = new StringBuilder();
        for (int n = 0; n < texts.getLength(); n++) {
            var words = texts.item(n).getTextContent();
            assertThat(((Element) texts.item(n)).hasAttribute("textLength"))
                    .as(words)
                    .isFalse();
            assertThat(words.length()).isLessThanOrEqualTo(53);
            beneath.append(words).append(' ');
        }
        assertThat(beneath.toString().replace(" ", "")).contains(("Home: " + name).replace(" ", ""));
        assertThat(svg.getAttribute("viewBox")).isEqualTo("0 0 330 254");
    }

    @Test
    void aRateThatIsHeldBesideNothingHasNoMark() {
        assertThat(new Interval(new Estimate(22.6, 21.7, 23.5), Double.NaN, 30).svg())
                .contains("class=\"range\"")
                .doesNotContain("tickmark", "NaN");
    }

    @ParameterizedTest
    @CsvSource({"10, 10.2", "10.2, 10", "29.9, 29.8", "29.8, 29.9", "0, 0.1", "0.1, 0"})
    void theNamesOfLinesThatEndNearEachOtherStandApartAndInside(double here, double county) {
        var rates = List.of(new Estimate(10, 9, 11), new Estimate(here, here, here));
        var svg = new Trend("t", "T", "This zone", List.of("2025", "2026"), rates, List.of(12.0, county), 30, 10).svg();
        var lines = Pattern.compile("<text class=\"label[^>]* y=\"([-\\d.]+)\"")
                .matcher(svg)
                .results()
                .map(line -> Double.valueOf(line.group(1)))
                .sorted()
                .toList();
        assertThat(lines).hasSize(4).allSatisfy(line -> assertThat(line).isBetween(10.0, 194.0));
        for (int at = 1; at < 4; at++) {
            assertThat(lines.get(at) - lines.get(at - 1)).isGreaterThanOrEqualTo(13.9);
        }
    }

    @Test
    void aTintOfTheMapEndsWhereTheNextBegins() {
        assertThat(Drawings.map().svg())
                .contains("under 16", "from 16", "from 18", "from 20", "22 and over")
                .doesNotContain("16 to 18");
    }

    @Test
    void nineteenPeopleAreAListAndNoPicture() {
        var people = Stream.iterate(1, n -> n + 1)
                .limit(19)
                .map(n -> new Person("p" + n, "P", "1", null, true))
                .toList();
        var crowd = new FamilyPicture("x", "x", people, List.of());
        assertThat(crowd.isDrawn()).isFalse();
        assertThat(crowd.svg()).isEmpty();
    }

    @Test
    void tiesInACircleAreAListAndNoPicture() {
        var people = List.of(new Person("a", "A", "1", null, false), new Person("b", "B", "1", null, true));
        var circle = List.of(
                new Tie("a", null, Kind.TOGETHER, List.of("b")), new Tie("b", null, Kind.TOGETHER, List.of("a")));
        assertThat(new FamilyPicture("x", "x", people, circle).isDrawn()).isFalse();
    }

    @Test
    void someoneWithThreePartnersIsAListAndNoPicture() {
        var people = Stream.of("a", "b", "c", "d")
                .map(key -> new Person(key, key, "40", null, false))
                .toList();
        var ties = Stream.of("b", "c", "d")
                .map(key -> new Tie("a", key, Kind.APART, List.of()))
                .toList();
        assertThat(new FamilyPicture("x", "x", people, ties).isDrawn()).isFalse();
    }

    @Test
    void neighboursInEachOthersWayShareTheShift() {
        assertThat(FamilyLayout.nearest(List.of(.5, 1.0, 2.0, 2.5))).containsExactly(0.0, 1.0, 2.0, 3.0);
        assertThat(FamilyLayout.nearest(List.of(0.0, 5.0))).containsExactly(0.0, 5.0);
    }

    // Newcombe, R. G. (1998), Statistics in Medicine 17, 857-872, table I: Wilson's interval for 81 of 263.
    private static Element root(Drawing drawing) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(drawing.svg())))
                .getDocumentElement();
    }
}
