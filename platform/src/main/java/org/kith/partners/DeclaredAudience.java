package org.kith.partners;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.kith.access.KindOfData;
import org.kith.access.Role;
import org.kith.partners.layouts.reading.Sources;

/// To whom a source's declaration opens it.
///
/// @param kind of data that it is that the source knows somebody
public record DeclaredAudience(String source, String title, Set<Role> roles, KindOfData kind) {

    /// Sources in which a school sends of its own pupils.
    public static final Set<String> OF_OWN_SCHOOL =
            Set.of("school-census", "school-rolls", "attendance", "suspensions", "school-contacts");

    public DeclaredAudience {
        roles = Set.copyOf(roles);
    }

    /// What kind of data it is to somebody of the role that the source knows a person: education is a school's
    /// own only from what schools send themselves.
    public static KindOfData kindFor(Role role, String source, KindOfData kind) {
        return kind == KindOfData.EDUCATION && role == Role.SCHOOL_LEAD && !OF_OWN_SCHOOL.contains(source)
                ? KindOfData.EDUCATION_ELSEWHERE
                : kind;
    }

    /// As a strategy folder declares it; needs no database.
    ///
    /// @throws org.kith.declarations.BrokenDeclaration when a declaration cannot be understood
    public static List<DeclaredAudience> in(Path strategy) {
        return Sources.in(strategy).all().stream()
                .map(source -> new DeclaredAudience(
                        source.name(),
                        source.title(),
                        List.of(Role.values()).stream()
                                .filter(role -> source.audience().roles().contains(role.word()))
                                .collect(Collectors.toUnmodifiableSet()),
                        KindOfData.of(source.audience().data())))
                .toList();
    }
}
