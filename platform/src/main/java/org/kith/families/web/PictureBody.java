package org.kith.families.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.site.Page;
import org.kith.site.charts.FamilyPicture;

/// The family drawn, and the same as a list.
///
/// @param mayAsk giving a reason would show more
record PictureBody(@Nullable FamilyPicture picture, List<Row> rows, boolean others, boolean home, boolean mayAsk)
        implements Page {

    PictureBody {
        rows = List.copyOf(rows);
    }

    /// @param href to the person's page; null for people of other homes
    record Row(String who, @Nullable String href, List<Tie> ties) {

        Row {
            ties = List.copyOf(ties);
        }
    }

    /// A home or a tie in words, and where it is written.
    record Tie(String words, List<From> from) {

        Tie {
            from = List.copyOf(from);
        }
    }

    /// Whether there is anything to say of homes and ties.
    boolean tied() {
        return rows.stream().anyMatch(row -> row.href() == null || !row.ties().isEmpty());
    }

    boolean wide() {
        return picture != null && picture.isWide();
    }

    boolean crossed() {
        return picture != null && picture.ties().stream().anyMatch(tie -> tie.kind() == FamilyPicture.Kind.APART);
    }

    boolean dotted() {
        return picture != null
                && picture.ties().stream().anyMatch(tie -> tie.kind().isOfOthersThanParents());
    }

    boolean drawn() {
        return picture != null && picture.isDrawn();
    }
}
