package org.kith.partners;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.kith.access.KindOfData;
import org.kith.access.Role;
import org.kith.partners.layouts.Sources;

/// To whom a source's declaration opens it.
///
/// @param kind of data that it is that the source knows somebody
public record DeclaredAudience(String source, String title, Set<Role> roles, KindOfData kind) {

    public DeclaredAudience {
        roles = Set.copyOf(roles);
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
