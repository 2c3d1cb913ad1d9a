package org.kith.county.people;

import java.util.ArrayList;
import java.util.List;
import org.kith.county.places.Area;
import org.kith.county.places.Pyramid;

/// Kin: children, their parents and those who stand in for them, in one household or several.
public final class Family {

    private final int id;
    private final Kind kind;
    private final Pyramid pyramid;
    private final Area area;
    private final double hardship;
    private final List<Person> adults = new ArrayList<>(2);
    private final List<Person> children = new ArrayList<>(3);
    private final List<Tie> ties = new ArrayList<>(6);
    private final List<Household> households = new ArrayList<>(2);
    private int turn;
    private int expected;

    Family(int id, Kind kind, Pyramid pyramid, Area area, double hardship) {
        this.id = id;
        this.kind = kind;
        this.pyramid = pyramid;
        this.area = area;
        this.hardship = hardship;
    }

    public int id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    public Pyramid pyramid() {
        return pyramid;
    }

    public Area area() {
        return area;
    }

    /// How much more likely than the mean this family is to meet trouble; about 1 on average over the county.
    public double hardship() {
        return hardship;
    }

    public List<Person> adults() {
        return adults;
    }

    public List<Person> children() {
        return children;
    }

    public List<Tie> ties() {
        return ties;
    }

    public List<Tie> ties(Person child) {
        return ties.stream().filter(tie -> tie.child() == child).toList();
    }

    public List<Household> households() {
        return households;
    }

    public Household firstHousehold() {
        return households.getFirst();
    }

    /// The day on which this family's story turns: separation, placement, adoption, flight or death. Zero when it does
    /// not.
    public int turn() {
        return turn;
    }

    void turns(int on) {
        turn = on;
    }

    /// The day on which a baby is due; zero when none is expected.
    public int expected() {
        return expected;
    }

    void expects(int due) {
        expected = due;
    }

    /// The mother, or who cares instead; a child who came alone is their own.
    public Person head() {
        return adults.isEmpty() ? children.getFirst() : adults.getFirst();
    }
}
