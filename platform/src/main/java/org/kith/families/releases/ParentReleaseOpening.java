package org.kith.families.releases;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.Grants;
import org.kith.access.KindOfData;
import org.kith.access.Readings;
import org.kith.access.Relation;
import org.kith.access.Ties;
import org.kith.access.Viewer;
import org.kith.database.Digest;
import org.kith.families.Audience;
import org.kith.families.Families;
import org.kith.families.OpenPerson;
import org.kith.families.Opening;
import org.kith.families.People;
import org.kith.families.Person;
import org.kith.families.Relationship;
import org.kith.families.corrections.CorrectionOpening;
import org.kith.families.corrections.Corrections;
import org.kith.families.corrections.OpenCorrection;
import org.kith.families.corrections.Wrong;
import org.kith.families.facts.Terms;
import org.kith.families.facts.Timeline;
import org.kith.matching.PersonId;
import org.kith.site.errors.NotHere;
import org.kith.site.words.Dates;
import org.springframework.stereotype.Component;

/// Releases to parents what a worker chose, takes it back, and shows it: the one way by which anything about a child
/// reaches a parent. Each of these is on record. What is not there and what is not theirs are the same [NotHere].
@Component
public class ParentReleaseOpening {

    private static final LocalDate LONG_AGO = LocalDate.of(1990, 1, 1);

    /// Who, in a relationship, is told of a child as a parent.
    private static final Set<String> PARENTS = Set.of("mother", "father", "parent");

    private final Opening opening;
    private final Families families;
    private final People people;
    private final Timeline timeline;
    private final ParentReleases releases;
    private final CorrectionOpening correctionOpening;
    private final Corrections corrections;
    private final Audience audience;
    private final Access access;
    private final Grants grants;
    private final Readings readings;
    private final InstantSource clock;

    ParentReleaseOpening(
            Opening opening,
            Families families,
            People people,
            Timeline timeline,
            ParentReleases releases,
            CorrectionOpening correctionOpening,
            Corrections corrections,
            Audience audience,
            Access access,
            Grants grants,
            Readings readings,
            InstantSource clock) {
        this.opening = opening;
        this.families = families;
        this.people = people;
        this.timeline = timeline;
        this.releases = releases;
        this.correctionOpening = correctionOpening;
        this.corrections = corrections;
        this.audience = audience;
        this.access = access;
        this.grants = grants;
        this.readings = readings;
        this.clock = clock;
    }

    /// A parent of a child, and what they are shown.
    ///
    /// @param receives whether anything may be shown to them here
    /// @param release what nobody has ended; null where there is nothing
    /// @param mayRelease whether the viewer may release something to them
    public record Receiver(
            Person child,
            Person parent,
            boolean receives,
            @Nullable ParentRelease release,
            boolean mayRelease) {}

    /// What could be released about a child to a parent now, in the very words that they would read.
    ///
    /// @param before what stands for the parent now; null where there is nothing
    public record Draft(
            Person child, Person parent, @Nullable ParentRelease before, List<ReleasedLine> lines) {

        public Draft {
            lines = List.copyOf(lines);
        }

        public List<ReleasedLine> of(Topic topic) {
            return lines.stream().filter(line -> line.topic() == topic).toList();
        }

        /// Differs whenever a parent would read something else.
        public String fingerprint() {
            var words = lines.stream()
                    .map(line -> line.topic() + "|" + line.on() + "|" + line.words() + "|"
                            + line.behind().source())
                    .collect(Collectors.joining("\n"));
            return Digest.of(words).substring(0, 24);
        }
    }

    /// What a parent is shown about one child.
    ///
    /// @param release null while nothing is released
    /// @param asked what the parent said is wrong
    public record ShownToParent(
            Person child, @Nullable ParentRelease release, List<ReleasedLine> lines, List<OpenCorrection> asked) {

        public ShownToParent {
            lines = List.copyOf(lines);
            asked = List.copyOf(asked);
        }
    }

    /// The parents of these children whom the viewer, who has the page open, knows from it, with what they are shown;
    /// empty for whoever has nothing to do with releases.
    ///
    /// @param ties how the viewer stands to each child
    public List<Receiver> receivers(Collection<Person> children, Map<PersonId, Ties> ties, Viewer viewer) {
        var open = children.stream()
                .filter(child -> {
                    var tie = ties.get(child.id());
                    return tie != null && mayKnow(tie) && child.child() && child.diedOn() == null;
                })
                .toList();
        if (open.isEmpty()) {
            return List.of();
        }
        var known = parents(open.stream().map(Person::id).toList(), viewer);
        var persons = new HashMap<PersonId, Person>();
        people.all(known.values().stream()
                        .flatMap(Set::stream)
                        .map(PersonId::value)
                        .collect(Collectors.toSet()))
                .forEach(person -> persons.put(person.id(), person));
        var standing = releases.about(open.stream().map(Person::id).toList());
        var receivers = new ArrayList<Receiver>();
        for (var child : open) {
            var parents = known.getOrDefault(child.id(), Set.of());
            var may = releases.receivers(child.id(), parents);
            parents.stream()
                    .map(persons::get)
                    .filter(parent -> parent != null && parent.diedOn() == null)
                    .sorted(Comparator.comparing(Person::name))
                    .forEach(parent -> receivers.add(new Receiver(
                            child,
                            parent.withoutPlaces(),
                            may.contains(parent.id()),
                            standing.stream()
                                    .filter(each -> each.child().equals(child.id())
                                            && each.parent().equals(parent.id()))
                                    .findFirst()
                                    .orElse(null),
                            mayRelease(ties.get(child.id())))));
        }
        return receivers;
    }

    /// What could be released. The child's page is on record as read.
    ///
    /// @throws NotToBeReleased when nothing may be shown to the parent
    public Draft draft(PersonId child, PersonId parent, Viewer viewer) {
        if (!mayRelease(access.ties(viewer, child.value()))) {
            throw new NotHere();
        }
        var open = opening.person(child, viewer);
        var named = people.find(parent).filter(person -> person.diedOn() == null);
        if (named.isEmpty()
                || !parents(List.of(child), viewer)
                        .getOrDefault(child, Set.of())
                        .contains(parent)) {
            throw new NotHere();
        }
        if (!releases.receivers(child, List.of(parent)).contains(parent)) {
            throw new NotToBeReleased();
        }
        var before = releases.about(List.of(child)).stream()
                .filter(each -> each.parent().equals(parent))
                .findFirst()
                .orElse(null);
        return new Draft(open.person(), named.get().withoutPlaces(), before, lines(open, viewer));
    }

    /// Releases these topics of a draft.
    ///
    /// @param seen the release that the viewer had before them; null where there was none
    /// @throws ReleaseMovedOn when somebody else released or took back in the meantime
    /// @throws NotToBeReleased when nothing may be shown to the parent by now
    public void release(
            Draft draft, Set<Topic> topics, @Nullable UUID seen, String reason, LocalDate untilOn, Viewer viewer) {
        var lines = draft.lines().stream()
                .filter(line -> topics.contains(line.topic()))
                .toList();
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("nothing was chosen");
        }
        var before = draft.before();
        if (before == null ? seen != null : !before.id().equals(seen)) {
            throw new ReleaseMovedOn();
        }
        readings.record(
                viewer,
                Act.CHANGE,
                List.of(draft.child().id().value(), draft.parent().id().value()),
                "released to a parent: "
                        + lines.stream()
                                .map(line -> line.topic().word())
                                .distinct()
                                .collect(Collectors.joining(", ")));
        releases.release(draft.child().id(), draft.parent().id(), seen, lines, reason, untilOn, viewer);
    }

    /// Takes a release back; from then on its parent sees nothing of it.
    ///
    /// @return what was taken back, as it stood
    public ParentRelease takeBack(UUID id, Viewer viewer) {
        var release = releases.find(id).orElseThrow(NotHere::new);
        if (!mayKnow(access.ties(viewer, release.child().value()))) {
            throw new NotHere();
        }
        readings.record(viewer, Act.CHANGE, release.people(), "took back what was released to a parent");
        releases.takeBack(id, viewer);
        return release;
    }

    /// Whether the viewer answers for all releases.
    public boolean follows(Viewer viewer) {
        return access.allows(viewer, Act.FIND, KindOfData.RELEASED);
    }

    /// Every release, the newest first, for whoever answers for them; on record with each whom it is about.
    public List<ParentRelease> newest(Viewer viewer, int most) {
        if (!follows(viewer)) {
            throw new NotHere();
        }
        var found = releases.newest(most);
        var about = found.stream().flatMap(release -> release.people().stream()).collect(Collectors.toSet());
        readings.record(viewer, Act.FIND, about, "releases to parents, without what was released");
        return found;
    }

    /// How many releases stand, for whoever answers for them.
    public int standing(Viewer viewer) {
        return follows(viewer) ? releases.standing() : 0;
    }

    /// What is released to the viewer, a parent, about each of their children: where there is something
    /// first, then the eldest first. It is on record where there is anything. Of a child about whom nothing
    /// may be shown to them there is no word.
    public List<ShownToParent> shownTo(Viewer viewer) {
        var children = shownAtAll(viewer);
        if (children.isEmpty()) {
            return List.of();
        }
        var standing =
                releases.standingFor(viewer, children.stream().map(Person::id).collect(Collectors.toSet()));
        if (!standing.isEmpty()) {
            readings.record(
                    viewer,
                    Act.READ,
                    standing.stream().map(each -> each.child().value()).toList(),
                    "what was released to a parent");
        }
        var lines = releases.lines(
                standing.stream().map(ParentRelease::id).toList(), audience.openToParents(), audience.leadsToParents());
        return children.stream()
                .map(child -> {
                    var release = standing.stream()
                            .filter(each -> each.child().equals(child.id()))
                            .findFirst()
                            .orElse(null);
                    return new ShownToParent(
                            child,
                            release,
                            release == null ? List.of() : lines.getOrDefault(release.id(), List.of()),
                            correctionOpening.own(
                                    child.id(), access.ties(viewer, child.id().value()), viewer));
                })
                .sorted(Comparator.comparing(shown -> shown.release() == null))
                .toList();
    }

    /// One child's, for the form that says what is wrong.
    public ShownToParent shownTo(UUID release, Viewer viewer) {
        return shownTo(viewer).stream()
                .filter(shown -> shown.release() != null && shown.release().id().equals(release))
                .findFirst()
                .orElseThrow(NotHere::new);
    }

    /// Takes down that a parent says of what they were shown that it is wrong. It goes the way of every correction,
    /// and speaks of those records only from which the parent was shown something.
    ///
    /// @param topic what is wrong; null where the parent does not say
    public Corrections.Received sayWrong(ShownToParent shown, @Nullable Topic topic, Wrong said, Viewer viewer) {
        var meant = shown.lines().stream()
                .filter(line -> topic == null || line.topic() == topic)
                .toList();
        if (meant.isEmpty()) {
            throw new NotHere();
        }
        var sources = meant.stream().map(line -> line.behind().source()).collect(Collectors.toSet());
        return corrections.ask(
                shown.child().id(),
                sources.size() == 1 ? sources.iterator().next() : null,
                meant.stream().flatMap(line -> line.behind().records().stream()).collect(Collectors.toSet()),
                said,
                viewer);
    }

    private List<Person> shownAtAll(Viewer viewer) {
        var granted = grants.people(viewer, EnumSet.of(Relation.PARENT)).stream()
                .filter(child -> access.allows(viewer, Act.READ, KindOfData.RELEASED, child))
                .toList();
        if (granted.isEmpty()) {
            return List.of();
        }
        var shown = releases.shownAtAll(granted, viewer);
        return people.all(shown.stream().map(PersonId::value).toList()).stream()
                .map(Person::withoutPlaces)
                .sorted(Comparator.comparing(Person::bornOn, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Person::name))
                .toList();
    }

    /// Of what the worker reads about the child, what may be passed on.
    private List<ReleasedLine> lines(OpenPerson open, Viewer viewer) {
        var child = open.person();
        var born = child.bornOn();
        var since = Terms.yearOf(Dates.today(clock)).minusYears(1);
        var sources = audience.openToParents();
        var sure = releases.sureRecords(child.id());
        var facts = timeline.of(Map.of(child.id(), open.ties()), LONG_AGO, viewer).stream()
                .filter(told -> told.withdrawnOn() == null)
                .filter(told -> born == null || !told.on().isBefore(born))
                .flatMap(told -> Topic.ofFact(told.fact())
                        .filter(topic -> topic.whole() || !told.on().isBefore(since))
                        .map(topic -> ReleasedLine.of(topic, told))
                        .stream());
        var helpers = open.ties().allow(Act.READ, KindOfData.WHO_HELPS)
                ? releases.helpers(child.id(), sources, audience.leadsToParents())
                : List.<ReleasedLine>of();
        var once = new LinkedHashMap<List<Object>, ReleasedLine>();
        Stream.concat(facts, helpers.stream())
                .filter(line -> line.topic() == Topic.WHO_HELPS
                        || List.of(sources).contains(line.behind().source()))
                .filter(line -> sure.containsAll(line.behind().records()))
                .filter(line -> !(child.shielded() && line.namesPlace()))
                .sorted(Comparator.comparing(ReleasedLine::topic))
                .forEach(line -> once.putIfAbsent(List.of(line.topic(), line.on(), line.words()), line));
        return ofOneRegister(List.copyOf(once.values()));
    }

    /// Of days at school the register tells more than a return's sums of the same terms: whoever tells the newest is
    /// heard alone.
    private static List<ReleasedLine> ofOneRegister(List<ReleasedLine> lines) {
        var newest = lines.stream()
                .filter(line -> line.topic() == Topic.ATTENDANCE)
                .max(Comparator.comparing(ReleasedLine::on))
                .map(line -> line.behind().source());
        return lines.stream()
                .filter(line -> line.topic() != Topic.ATTENDANCE
                        || newest.filter(line.behind().source()::equals).isPresent())
                .toList();
    }

    /// Of each child, those whom the viewer may know as a parent.
    private Map<PersonId, Set<PersonId>> parents(List<PersonId> children, Viewer viewer) {
        return families.ties(children).stream()
                .filter(tie -> children.contains(tie.one()))
                .filter(tie -> tie.responsible() || PARENTS.contains(tie.kind()))
                .filter(tie -> audience.names(tie.said().source(), viewer))
                .collect(Collectors.groupingBy(
                        Relationship::one, Collectors.mapping(Relationship::other, Collectors.toSet())));
    }

    private static boolean mayKnow(Ties ties) {
        return ties.allow(Act.READ, KindOfData.RELEASED);
    }

    private static boolean mayRelease(@Nullable Ties ties) {
        return ties != null
                && ties.allow(Act.CHANGE, KindOfData.RELEASED)
                && ties.allow(Act.READ, KindOfData.RELATIONSHIPS);
    }
}
