package org.kith.linkage.internal.columns;

/// From the codes of another vocabulary into this one's.
public final class Translation {

    private final Columns said;
    private final Columns here;
    /// What each code is here, from 1, once it was asked for.
    private final int[][] known = new int[Attribute.COUNT][];

    public Translation(Columns said, Columns here) {
        this.said = said;
        this.here = here;
    }

    public int[] of(Table told, int record, Attribute attribute) {
        int cell = told.cell(record, attribute);
        int[] codes = new int[told.count(cell)];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = code(attribute, told.value(cell, i));
        }
        return codes;
    }

    private int code(Attribute attribute, int code) {
        int[] codes = known[attribute.index];
        if (codes == null) {
            codes = new int[said.words(attribute).size()];
            known[attribute.index] = codes;
        }
        if (codes[code] == 0) {
            codes[code] = 1 + here.words(attribute).number(said.words(attribute).word(code));
        }
        return codes[code] - 1;
    }
}
