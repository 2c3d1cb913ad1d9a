/// Record linkage: which records are one person, how surely, and why.
///
/// Two records agree for one of four reasons: they are the same person, twins, kin under one roof, or chance.
/// Each comparison (first name, surname, date of birth, where they live, an identifier…) ends in a *level*,
/// such as "exact" or "one digit differs". **m** is how often a level is seen when the records are one person,
/// **u** how often when they are two strangers; log2(m/u) is the level's weight (Fellegi and Sunter, 1969). u
/// is read off random pairs and off the frequency of the value itself: two Smiths say less than two
/// Featherstonehaughs. m is learnt by expectation and maximisation over the pairs that blocking brings
/// together. Twins share m of the surname, the birth date and the home, but u of the first name and of every
/// identifier; kin share surname and home only. So the sentence "same birth date, surname and house, another
/// first name" is a state of its own and not a sum of agreements.
///
/// *Blocking* brings together the pairs worth comparing, each once. *Clustering* joins records best pair first
/// and refuses joins that break a constraint, recording each refusal. It does not decide what may be linked:
/// the caller says so with [org.kith.linkage.Constraints].
@NullMarked
package org.kith.linkage;

import org.jspecify.annotations.NullMarked;
