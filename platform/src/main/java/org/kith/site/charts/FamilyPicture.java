package org.kith.site.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.site.words.Counts;

/// A family in rows of generations: homes are tints, lines are parents and children, a crossed line is parents who live
/// apart, a dotted one is of others who care for a child.
///
/// Up to eighteen people are drawn. A wide family keeps the size of its letters and scrolls in a box of its own
/// ([#isWide]); for more people, or for ties that cross too much to be read, [#isDrawn] is
/// false and the page shows the list alone, which stands under every picture anyway.
///
/// @param people in the order in which they should stand where nothing else decides, as brothers and sisters do: elder
/// first
public record FamilyPicture(String id, String title, List<Person> people, List<Tie> ties) implements Drawing {

    private static final int MOST = 18;
    private static final int NARROW = 4;
    private static final int FITTING = 5;

    private static final int HEIGHT = 42;
    private static final int ROW = 96;
    private static final int TOP = 26;
    private static final int TINTS = 4;

    /// How wide a small letter is, more or less, and how high a line of them.
    private static final double LETTER = 6.2;

    private static final int LINE = 15;

    public FamilyPicture {
        people = List.copyOf(people);
        var order = people.stream().map(Person::key).toList();
        ties = ties.stream().map(tie -> tie.inOrder(order)).toList();
    }

    /// Someone in the picture.
    ///
    /// @param key names the person in ties
    /// @param name as short as people say it: "Jayden"
    /// @param note under the name: an age, or "11, 2 homes"
    /// @param home what its tint is called: "12 Quarry Close"; null where it is not known or not shown
    public record Person(
            String key, String name, String note, @Nullable String home, boolean child) {}

    /// Parents, or others who care for them, and children.
    ///
    /// @param two the other parent; null where there is none in the picture
    public record Tie(String one, @Nullable String two, Kind kind, List<String> children) {
        public Tie {
            children = List.copyOf(children);
        }

        private Tie inOrder(List<String> people) {
            return new Tie(
                    one,
                    two,
                    kind,
                    children.stream()
                            .sorted(Comparator.comparingInt(people::indexOf))
                            .toList());
        }

        List<String> adults() {
            return two == null ? List.of(one) : List.of(one, two);
        }
    }

    /// What holds two adults and the children between them.
    public enum Kind {
        /// Partners, or parents of whom nothing says that they live apart.
        TOGETHER("parent"),
        APART("parent"),
        STEP_PARENTS("step-parent"),
        GRANDPARENTS("grandparent"),
        /// Not the parents: kin with care, foster carers.
        CARERS("carer");

        private final String each;

        Kind(String each) {
            this.each = each;
        }

        /// Whether its line is dotted.
        public boolean isOfOthersThanParents() {
            return this != TOGETHER && this != APART;
        }
    }

    /// Whether there is a picture; if not, the list stands by itself.
    public boolean isDrawn() {
        return layout().isPresent();
    }

    /// Whether it is wider than a phone: it wants a box to scroll in.
    public boolean isWide() {
        return layout().map(layout -> layout.columns() > NARROW).orElse(false);
    }

    /// Empty where there is no picture.
    @Override
    public String svg() {
        return layout().map(this::draw).orElse("");
    }

    private Optional<FamilyLayout> layout() {
        return people.isEmpty() || people.size() > MOST ? Optional.empty() : FamilyLayout.of(people, ties);
    }

    private String draw(FamilyLayout layout) {
        boolean wide = layout.columns() > NARROW;
        double step = wide && layout.columns() <= FITTING ? 76 : 86;
        double box = step - (wide ? 10 : 16);
        var places = layout.places().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        place -> new Box(
                                3 + place.getValue().column() * step,
                                TOP + place.getValue().row() * (double) ROW,
                                box,
                                place.getValue().row())));
        double width = Math.max(330, 3 + (layout.columns() - 1) * step + box + 3);
        var homes = homes(places);
        var beneath = homes.stream()
                .filter(home -> !home.fits())
                .flatMap(home -> lines(home.mark() + ": " + home.name(), (int) ((width - 8) / LETTER)).stream())
                .toList();
        int height = TOP + layout.rows() * ROW - 30;
        var svg = Svg.titled(
                wide ? "chart sized" : "chart",
                width,
                height + (beneath.isEmpty() ? 0 : beneath.size() * LINE + 6),
                id,
                title,
                description());
        homes.forEach(home -> home.draw(svg));
        for (int i = 0; i < ties.size(); i++) {
            tie(svg, ties.get(i), places, 12 + i % 3 * 6);
        }
        for (var person : people) {
            var at = at(places, person.key());
            svg.rect(person.child() ? "who child" : "who", at.x(), at.y(), box, HEIGHT, person.child() ? 12 : 3);
            svg.text("name mid", at.middle(), at.y() + 17, person.name(), box - 6, 7.1);
            svg.text("tick mid", at.middle(), at.y() + 33, person.note(), box - 4, LETTER);
        }
        for (int line = 0; line < beneath.size(); line++) {
            svg.text("tick", 0, height + (line + 1) * (double) LINE, beneath.get(line));
        }
        return svg.end();
    }

    /// As many words in each line as it holds; a longer word is broken.
    private static List<String> lines(String words, int letters) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : words.split(" ", -1)) {
            var rest = word;
            if (!line.isEmpty() && line.length() + 1 + rest.length() > letters) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (rest.length() > letters) {
                lines.add(rest.substring(0, letters));
                rest = rest.substring(letters);
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    private List<Home> homes(Map<String, Box> places) {
        var homes = new ArrayList<Home>();
        var names = people.stream()
                .map(Person::home)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        names.forEach(name -> homes.add(home(name, homes.size(), names.size() == 1, places)));
        return homes;
    }

    private Home home(String name, int number, boolean alone, Map<String, Box> places) {
        var runs = runs(name, places);
        // Its name stands in its uppermost row, and there where most of the home is.
        var first = runs.stream()
                .filter(run -> run.row() == runs.getFirst().row())
                .max(Comparator.comparing((Run run) -> run.goesOn(runs)).thenComparingDouble(Run::width))
                .orElseThrow();
        boolean tieAbove = ties.stream()
                .anyMatch(tie -> tie.children().stream()
                        .anyMatch(child -> at(places, child).isAtLeftOf(first)));
        return new Home(name, number, alone, runs, first, tieAbove);
    }

    /// A tint, and what it is called: where the name has no room in it, the picture says it beneath.
    private record Home(String name, int number, boolean alone, List<Run> runs, Run first, boolean tieAbove) {

        boolean fits() {
            double room = first.width() - 6;
            return name.length() * LETTER <= (tieAbove ? room / 2 : room);
        }

        String mark() {
            return alone ? "Home" : "Home " + (number + 1);
        }

        void draw(Svg svg) {
            for (var run : runs) {
                double bottom = run.goesOn(runs) ? run.top() + ROW : run.top() + HEIGHT + 29;
                svg.rect("home h" + number % TINTS, run.left(), run.top(), run.width(), bottom - run.top());
            }
            svg.text(
                    tieAbove ? "tick end" : "tick",
                    tieAbove ? first.right() - 3 : first.left() + 4,
                    first.top() + 15,
                    fits() ? name : mark());
        }
    }

    /// The people of one home who stand side by side, row by row.
    private List<Run> runs(String home, Map<String, Box> places) {
        var runs = new ArrayList<Run>();
        var byRow = people.stream()
                .sorted((a, b) -> Double.compare(
                        at(places, a.key()).x(), at(places, b.key()).x()))
                .collect(Collectors.groupingBy(
                        person -> at(places, person.key()).row(), java.util.TreeMap::new, Collectors.toList()));
        for (var row : byRow.values()) {
            Run open = null;
            for (var person : row) {
                if (home.equals(person.home())) {
                    var box = at(places, person.key());
                    open = open == null
                            ? new Run(box.row(), box.x() - 3, box.x() + box.width() + 3)
                            : new Run(box.row(), open.left(), box.x() + box.width() + 3);
                } else if (open != null) {
                    runs.add(open);
                    open = null;
                }
            }
            if (open != null) {
                runs.add(open);
            }
        }
        return runs;
    }

    private void tie(Svg svg, Tie tie, Map<String, Box> places, double fork) {
        var one = at(places, tie.one());
        var looks = tie.kind().isOfOthersThanParents() ? "tie care" : "tie";
        double stem = one.middle();
        double from = one.bottom();
        if (tie.two() != null) {
            var two = at(places, tie.two());
            var left = one.x() < two.x() ? one : two;
            var right = one.x() < two.x() ? two : one;
            double level = left.y() + HEIGHT / 2.0;
            boolean apart = tie.kind() == Kind.APART;
            svg.line(apart ? looks + " apart" : looks, left.x() + left.width(), level, right.x(), level);
            stem = (left.x() + left.width() + right.x()) / 2;
            from = level + (apart ? 7 : 0);
            if (apart) {
                svg.line("tie", stem - 4, level + 6, stem + 1, level - 6)
                        .line("tie", stem - 1, level + 6, stem + 4, level - 6);
            }
        }
        for (var child : tie.children()) {
            var to = at(places, child);
            svg.path(
                    looks,
                    "M" + Svg.n(stem) + " " + Svg.n(from) + "V" + Svg.n(one.bottom() + fork) + "H" + Svg.n(to.middle())
                            + "V" + Svg.n(to.y()));
        }
    }

    private String description() {
        Map<String, String> names = people.stream().collect(Collectors.toMap(Person::key, Person::name));
        var sentences = new ArrayList<String>();
        for (var tie : ties) {
            var adults = Counts.list(tie.adults().stream()
                    .map(key -> names.getOrDefault(key, ""))
                    .toList());
            var children = Counts.list(tie.children().stream()
                    .map(key -> names.getOrDefault(key, ""))
                    .toList());
            var verb = tie.adults().size() == 1 ? " is " : " are ";
            if (!tie.children().isEmpty()) {
                var what = tie.kind().each + (tie.adults().size() == 1 ? " of " : "s of ");
                sentences.add(
                        adults + verb + what + children + (tie.kind() == Kind.APART ? "; they live apart." : "."));
            } else if (tie.adults().size() == 2) {
                sentences.add(adults + (tie.kind() == Kind.APART ? " live apart." : " are partners."));
            }
        }
        var homes = new LinkedHashMap<String, List<String>>();
        for (var person : people) {
            if (person.home() != null) {
                homes.computeIfAbsent(person.home(), _ -> new ArrayList<>()).add(person.name());
            }
        }
        homes.forEach((home, inside) -> sentences.add("At " + home + ": " + Counts.list(inside) + "."));
        return String.join(" ", sentences);
    }

    private static Box at(Map<String, Box> places, String key) {
        var box = places.get(key);
        if (box == null) {
            throw new IllegalArgumentException("a tie to someone who is not in the picture");
        }
        return box;
    }

    private record Box(double x, double y, double width, int row) {

        double middle() {
            return x + width / 2;
        }

        double bottom() {
            return y + HEIGHT;
        }

        boolean isAtLeftOf(Run run) {
            return row == run.row() && middle() > run.left() && x < run.left() + width;
        }
    }

    private record Run(int row, double left, double right) {

        double width() {
            return right - left;
        }

        /// Whether the same home goes on in the next row, below.
        boolean goesOn(List<Run> home) {
            return home.stream().anyMatch(next -> next.row() == row + 1 && next.left() < right && next.right() > left);
        }

        double top() {
            return TOP + row * (double) ROW - 24;
        }
    }
}
