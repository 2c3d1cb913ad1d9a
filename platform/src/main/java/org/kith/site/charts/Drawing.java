package org.kith.site.charts;

import gg.jte.Content;
import gg.jte.TemplateOutput;

/// A picture that a template writes where it stands: `${page.picture()}`.
public sealed interface Drawing extends Content
        permits Balance, Bar, FamilyPicture, Interval, Lanes, Pyramid, Rolls, SmallTrend, Trend, ZoneMap {

    /// The picture as markup, ready to stand inside a page.
    String svg();

    @Override
    default void writeTo(TemplateOutput output) {
        output.writeContent(svg());
    }
}
