package org.kith.site;

import gg.jte.Content;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.site.words.Dates;

/// What stands round a page while it is written: who is looking, where they may go, what the place is called.
///
/// Templates ask for it by [#now], so that no controller has to carry it.
///
/// @param path the address that was asked for, without what follows a question mark
/// @param mistaken whether the page is a form that came back with mistakes
/// @param token guards each form against being sent from elsewhere
public record Frame(
        Partnership partnership,
        Optional<? extends Visitor> visitor,
        List<Menu.Entry> menu,
        Optional<PictureAge> age,
        String path,
        boolean mistaken,
        @Nullable Token token,
        Look look,
        LocalDateTime at,
        Writer writer) {

    static final ScopedValue<Frame> CURRENT = ScopedValue.newInstance();

    /// The frame of the page that is being written.
    public static Frame now() {
        return CURRENT.get();
    }

    Frame withMistakes() {
        return new Frame(partnership, visitor, menu, age, path, true, token, look, at, writer);
    }

    /// When files were last joined, by the county's clock; null before the first time.
    public @Nullable LocalDateTime joinedAt() {
        return age.map(PictureAge::joinedAt)
                .map(at -> at.atZone(Dates.HERE).toLocalDateTime())
                .orElse(null);
    }

    /// A piece of a page, to be written where it stands.
    public Content piece(Page page) {
        return out -> writer.write(page, out);
    }

    /// Whether a way in leads to where the visitor is.
    public boolean isAt(Menu.Entry entry) {
        return path.equals(entry.path()) || path.startsWith(entry.path() + "/");
    }

    /// The hidden field of a form.
    public record Token(String name, String value) {}

    /// Writes a page by its template.
    @FunctionalInterface
    interface Writer {
        void write(Page page, gg.jte.TemplateOutput out);
    }
}
