/// What a run begins with: what partners' records say of their people and what people and sources have settled, read
/// for the engine, and what the run before it kept. Every run and every decision is entered here as a change. It links
/// nothing and moves nobody.
@NullMarked
package org.kith.matching.records;

import org.jspecify.annotations.NullMarked;
