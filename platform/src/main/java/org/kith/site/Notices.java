package org.kith.site;

import java.util.List;

/// What may be said in public about each source, made from its declaration; the capability that owns
/// sources has a bean of this type.
@FunctionalInterface
public interface Notices {

    List<Notice> notices();

    /// New law that changes what may be shared, and whether it is in force here.
    default List<Term> law() {
        return List.of();
    }

    /// One source's part of the privacy notice, in words that a parent would use.
    ///
    /// @param facts what is told about it, in order: "Who sends it", "What it is used for", "How long it is kept"
    /// @param off whether it is declared, and nothing of it is taken today
    record Notice(String title, String about, List<Term> facts, boolean off) {
        public Notice {
            facts = List.copyOf(facts);
        }
    }

    /// A term and what is said of it.
    record Term(String name, String words) {}
}
