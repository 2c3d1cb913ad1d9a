package org.kith.county.people;

import java.util.ArrayList;
import java.util.List;
import org.kith.county.places.Home;

/// People who live together, and the homes they have had.
public final class Household {

    /// A home from a day until the next.
    public record Lived(Home home, int from) {}

    private final int id;
    private final Family family;
    private final List<Lived> homes = new ArrayList<>();
    /// Where they live may not be told (a refuge).
    private int hiddenFrom = Integer.MAX_VALUE;

    Household(int id, Family family, Home first, int from) {
        this.id = id;
        this.family = family;
        homes.add(new Lived(first, from));
    }

    public int id() {
        return id;
    }

    public Family family() {
        return family;
    }

    public List<Lived> homes() {
        return homes;
    }

    void move(Home home, int on) {
        homes.add(new Lived(home, on));
    }

    void hide(int from) {
        hiddenFrom = from;
    }

    public boolean hidden(int on) {
        return on >= hiddenFrom;
    }

    public Home homeOn(int day) {
        for (int i = homes.size() - 1; i > 0; i--) {
            if (homes.get(i).from() <= day) {
                return homes.get(i).home();
            }
        }
        return homes.getFirst().home();
    }
}
