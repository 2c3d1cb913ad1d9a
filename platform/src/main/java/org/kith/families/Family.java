package org.kith.families;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A family: children and the adults who care for them, mostly in one home, and who is tied to them elsewhere.
///
/// @param members children first, the eldest first; then adults, carers first
/// @param elsewhere people of other homes whom a member is tied to: shown by name and age only
/// @param ties between all of these
public record Family(
        FamilyId id,
        String name,
        Person.@Nullable Home home,
        @Nullable String zone,
        @Nullable String pyramid,
        boolean shielded,
        List<Member> members,
        List<Person> elsewhere,
        List<Relationship> ties) {

    public Family {
        members = List.copyOf(members);
        elsewhere = List.copyOf(elsewhere);
        ties = List.copyOf(ties);
    }

    /// Somebody of the family.
    ///
    /// @param main the person is counted with this family; a child of two homes may be counted with another
    public record Member(Person person, Part part, boolean main) {}

    /// What somebody is in a family.
    public enum Part {
        CHILD,
        CARER,
        ADULT
    }

    /// Whether somebody is known to live in the family's home, as far as both are shown; a child of two homes does.
    public boolean livesAtHome(Member member) {
        var own = member.person().home();
        return home != null && own != null && (own.equals(home) || !member.main());
    }

    public Stream<Person> people() {
        return members.stream().map(Member::person);
    }

    public List<Person> children() {
        return members.stream()
                .filter(member -> member.part() == Part.CHILD)
                .map(Member::person)
                .toList();
    }
}
