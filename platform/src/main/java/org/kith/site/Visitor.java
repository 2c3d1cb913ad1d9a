package org.kith.site;

/// Whoever is signed in, as far as the look needs to know; `access` says who that is.
public interface Visitor {

    String name();

    /// Role and place in words: "zone manager, Weymouth and Portland".
    String standing();

    /// Whether they are here for their work: a parent or young person has no manager to ask.
    boolean isAtWork();
}
