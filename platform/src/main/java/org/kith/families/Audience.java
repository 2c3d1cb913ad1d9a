package org.kith.families;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.Decision;
import org.kith.access.KindOfData;
import org.kith.access.Relation;
import org.kith.access.Role;
import org.kith.access.Ties;
import org.kith.access.Viewer;
import org.kith.partners.Audiences;
import org.kith.partners.DeclaredAudience;
import org.springframework.stereotype.Component;

/// To whom a source's word may be passed on. Two must say yes: the source's own declaration, which names roles, and the
/// rules of `access`, which ask how the viewer stands to the person.
@Component
public class Audience {

    private final Audiences audiences;
    private final Access access;

    Audience(Audiences audiences, Access access) {
        this.audiences = audiences;
        this.access = access;
    }

    /// Whether the viewer may know that the source knows the person at all.
    public boolean mayKnow(String source, Ties ties, Viewer viewer) {
        return audiences
                .kind(source)
                .map(kind -> mayRead(
                        source, asSeenBy(viewer, kind, DeclaredAudience.OF_OWN_SCHOOL.contains(source)), ties, viewer))
                .orElse(false);
    }

    /// Whether the viewer may read what the source says of this kind.
    public boolean mayRead(String source, KindOfData kind, Ties ties, Viewer viewer) {
        return names(source, viewer) && ties.allow(Act.READ, kind);
    }

    /// Whether the source's declaration names the viewer's role.
    public boolean names(String source, Viewer viewer) {
        return audiences.name(source, viewer.role());
    }

    /// The sources that name the viewer's role.
    public String[] sources(Viewer viewer) {
        return audiences.of(viewer.role()).toArray(String[]::new);
    }

    /// Sources of which the viewer is not even told that they know somebody: their very names say something, and
    /// their declarations do not name the viewer's role.
    public Set<String> unnamed(Viewer viewer) {
        return Rank.discreet().stream()
                .filter(source -> !names(source, viewer))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The sources whose declarations name parents: what a worker releases to one may come from these, and from no
    /// other.
    public String[] openToParents() {
        return audiences.of(Role.PARENT).toArray(String[]::new);
    }

    /// The sources that tell a parent who leads the help and nothing else, where a worker releases it.
    public String[] leadsToParents() {
        return audiences.leadsToParents().toArray(String[]::new);
    }

    /// The kinds of data, as facts have them, that the viewer may read of everyone in a family that they help.
    String[] kindsOfHelped(Viewer viewer) {
        return Stream.of(KindOfData.values())
                .filter(kind -> access.reach(viewer, Act.READ, kind).by(Relation.INVOLVED))
                .map(KindOfData::word)
                .toArray(String[]::new);
    }

    /// Which of these kinds are not shown to the viewer about any of these people, whether or not there is anything.
    public NotShown held(List<KindOfData> kinds, Collection<Ties> ties, Viewer viewer) {
        var held = kinds.stream()
                .filter(kind -> ties.stream().noneMatch(tie -> tie.allow(Act.READ, kind)) || !declared(kind, viewer))
                .collect(Collectors.partitioningBy(kind -> declared(kind, viewer)
                        && ties.stream()
                                .anyMatch(tie -> tie.decide(Act.READ, kind) instanceof Decision.Refused refused
                                        && refused.mayGiveReason())));
        return new NotShown(held.getOrDefault(false, List.of()), held.getOrDefault(true, List.of()));
    }

    private boolean declared(KindOfData kind, Viewer viewer) {
        return audiences.anyOf(kind == KindOfData.EDUCATION_ELSEWHERE ? KindOfData.EDUCATION : kind, viewer.role());
    }

    /// What a fact of this kind is to the viewer: a school may see what it recorded itself.
    ///
    /// @param setting where the fact was recorded
    public static KindOfData asSeenBy(Viewer viewer, KindOfData kind, @Nullable String setting) {
        return asSeenBy(
                viewer,
                kind,
                viewer.settingCode().map(own -> own.equals(setting)).orElse(false));
    }

    /// Education is for a school what it sent itself; anybody else's is education elsewhere.
    private static KindOfData asSeenBy(Viewer viewer, KindOfData kind, boolean ownSchool) {
        return kind == KindOfData.EDUCATION && viewer.settingCode().isPresent() && !ownSchool
                ? KindOfData.EDUCATION_ELSEWHERE
                : kind;
    }
}
