package org.kith.matching.runs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.kith.linkage.Change;
import org.kith.linkage.Constraints;
import org.kith.linkage.RecordName;
import org.kith.matching.records.Described;
import org.kith.matching.records.Kept;
import org.kith.matching.records.RecordsToLink;
import org.kith.matching.records.Settled;
import org.springframework.stereotype.Component;

/// Finds out what has changed since a run, and links that and what it touches. What changed is
/// read off the data themselves and not off anybody's word: a sum over each record's versions,
/// and all ties, decisions and barriers, are compared with what the run kept.
@Component
class News {

    private final RecordsToLink recordsToLink;
    private final Memberships memberships;

    News(RecordsToLink recordsToLink, Memberships memberships) {
        this.recordsToLink = recordsToLink;
        this.memberships = memberships;
    }

    /// What differs between a run and today, by ids.
    ///
    /// @param changed records that are new or say something else
    /// @param gone those of which nothing is said any more
    record Difference(RecordsToLink.Sums sums, List<Integer> changed, List<Integer> gone) {

        int size() {
            return changed.size() + gone.size();
        }
    }

    Difference since(Kept kept, RecordsToLink.Sums sums) {
        var places = kept.places();
        var changed = new ArrayList<Integer>();
        for (int id = 0; id < sums.byId().length; id++) {
            int place = places.of(id);
            if (sums.of(id) != 0 && (place < 0 || kept.sum(place) != sums.of(id))) {
                changed.add(id);
            }
        }
        var gone = new ArrayList<Integer>();
        for (int place : kept.all()) {
            if (sums.of(kept.id(place)) == 0) {
                gone.add(kept.id(place));
            }
        }
        return new Difference(sums, changed, gone);
    }

    /// Brings the kept records up to date and links those whom it touches. Empty when a block has
    /// become too large to be looked at, or small enough again: only a run over everything knows
    /// all pairs then. The records are up to date then too.
    ///
    /// @param run the one that kept them
    Optional<Linked> link(Kept kept, Difference difference, int run, LongConsumer progress) {
        var read = recordsToLink.read(
                difference.changed().stream().mapToInt(id -> id).toArray(), progress);
        var updating = new Updating(kept, difference, read);
        var settled = recordsToLink.settled(updating::here);
        var relinked = kept.standing.relink(updating.change(settled, memberships.movedSince(run)));
        updating.keep();
        kept.change(difference.size());
        if (relinked.limitCrossed()) {
            return Optional.empty();
        }
        var gone = new ArrayList<>(difference.gone());
        while (true) {
            var described = kept.described(relinked.records(), settled.sealed());
            memberships.lookAt(described.ids(), gone);
            var beside = memberships.beside();
            if (beside.isEmpty()) {
                return Optional.of(new Linked(kept, settled, described, relinked.links(), false));
            }
            // Whole persons, or nobody could say which of them lives on.
            var more = new Change();
            Arrays.stream(relinked.records()).mapToObj(kept.standing::name).forEach(more::lookAt);
            var places = kept.places();
            for (int id : beside) {
                int place = places.of(id);
                if (place < 0) {
                    gone.add(id);
                } else {
                    more.lookAt(kept.standing.name(place));
                }
            }
            relinked = kept.standing.relink(more);
        }
    }

    /// Turns what differs into what is to change in a standing.
    private static final class Updating {

        private final Kept kept;
        private final Difference difference;
        private final RecordsToLink.Read read;
        private final Described.Numbers places;
        private final Map<Integer, RecordName> said = new HashMap<>();
        private final Change change;

        Updating(Kept kept, Difference difference, RecordsToLink.Read read) {
            this.kept = kept;
            this.difference = difference;
            this.read = read;
            places = kept.places();
            change = new Change(read.records());
            for (int number = 0; number < read.ids().length; number++) {
                said.put(read.ids()[number], read.records().name(number));
            }
        }

        /// Whether a record is described today.
        boolean here(int id) {
            return said.containsKey(id)
                    || (places.of(id) >= 0 && difference.sums().of(id) != 0);
        }

        Change change(Settled settled, List<Integer> moved) {
            difference.gone().forEach(id -> remove(places.of(id)));
            said.forEach((id, name) -> {
                int place = places.of(id);
                if (place >= 0 && !kept.standing.name(place).equals(name)) {
                    remove(place);
                }
            });
            decisions(settled);
            children(settled);
            barriers(settled);
            for (int id : moved) {
                if (here(id)) {
                    change.lookAt(name(id));
                }
            }
            return change;
        }

        private void remove(int place) {
            var name = kept.standing.name(place);
            if (read.records().find(name.source(), name.id()).isEmpty()) {
                change.remove(name);
            }
        }

        private RecordName name(int id) {
            var name = said.get(id);
            return name == null ? kept.standing.name(places.of(id)) : name;
        }

        private void decisions(Settled settled) {
            var musts = new HashSet<>(settled.musts());
            var nevers = new HashSet<>(settled.nevers());
            var before = kept.standing.settled();
            var again = new HashSet<Settled.Two>();
            before.musts().forEach(pair -> undecideUnless(musts, pair, again));
            before.nevers().forEach(pair -> undecideUnless(nevers, pair, again));
            before.musts().forEach(pair -> leave(musts, pair, again));
            before.nevers().forEach(pair -> leave(nevers, pair, again));
            musts.forEach(two -> change.must(name(two.one()), name(two.other())));
            nevers.forEach(two -> change.never(name(two.one()), name(two.other())));
        }

        private void undecideUnless(Set<Settled.Two> decided, Constraints.Pair pair, Set<Settled.Two> again) {
            var two = Settled.Two.of(kept.id(pair.a()), kept.id(pair.b()));
            if (!decided.contains(two)) {
                change.undecide(kept.standing.name(pair.a()), kept.standing.name(pair.b()));
                again.add(two);
            }
        }

        /// What holds already need not be said; but whatever is taken back is taken back whole.
        private void leave(Set<Settled.Two> decided, Constraints.Pair pair, Set<Settled.Two> again) {
            var two = Settled.Two.of(kept.id(pair.a()), kept.id(pair.b()));
            if (!again.contains(two)) {
                decided.remove(two);
            }
        }

        private void children(Settled settled) {
            var named = new HashSet<>(settled.children());
            kept.standing.eachChild((carer, child) -> {
                var two = new Settled.Two(kept.id(carer), kept.id(child));
                if (!named.contains(two)) {
                    change.removeChild(kept.standing.name(carer), kept.standing.name(child));
                } else if (!said.containsKey(two.one())) {
                    named.remove(two); // what says something new names its children anew
                }
            });
            named.forEach(two -> change.addChild(name(two.one()), name(two.other())));
        }

        private void barriers(Settled settled) {
            var before = kept.standing.settled().barriers();
            before.forEach((place, group) -> {
                int id = kept.id(place);
                int now = id > 0 && here(id) ? settled.groupOf(id) : 0;
                if (now != group) {
                    change.barrier(kept.standing.name(place), now);
                }
            });
            settled.sealed().forEach((id, group) -> {
                if (here(id) && !before.containsKey(places.of(id))) {
                    change.barrier(name(id), group);
                }
            });
        }

        /// Notes, once the change is made, which record is where.
        void keep() {
            for (int id : difference.gone()) {
                kept.forget(places.of(id));
            }
            said.keySet().stream().filter(id -> places.of(id) >= 0).forEach(id -> kept.forget(places.of(id)));
            for (int number = 0; number < read.ids().length; number++) {
                var name = read.records().name(number);
                int place = kept.standing.find(name).orElseThrow();
                kept.put(place, read.ids()[number], read.sums()[number]);
            }
        }
    }
}
