package org.kith.partners;

import java.util.List;
import java.util.Optional;
import org.kith.access.KindOfData;
import org.kith.access.Role;
import org.kith.partners.layouts.Source;
import org.springframework.stereotype.Component;

/// Who may be told what a source says, as its declaration has it. A source that is declared no more is for nobody.
@Component
public final class Audiences {

    private final DeclaredSources sources;

    Audiences(DeclaredSources sources) {
        this.sources = sources;
    }

    /// Whether the source's declaration names the role.
    public boolean name(String source, Role role) {
        return sources.find(source).map(declared -> names(declared, role)).orElse(false);
    }

    /// The sources whose declarations name the role.
    public List<String> of(Role role) {
        return sources.all().stream()
                .filter(declared -> names(declared, role))
                .map(Source::name)
                .toList();
    }

    /// The sources by which a parent may be told who leads the help, whatever else they say.
    public List<String> leadsToParents() {
        return sources.all().stream()
                .filter(declared -> declared.audience().leadsToParents())
                .map(Source::name)
                .toList();
    }

    /// The sources whose alerts go to a practitioner who takes part in the help where nobody who leads it can be told.
    public List<String> alertingHelpers() {
        return sources.all().stream()
                .filter(declared -> declared.audience().alertsHelpers() && names(declared, Role.PRACTITIONER))
                .map(Source::name)
                .toList();
    }

    /// Whether any source that brings this kind of data names the role.
    public boolean anyOf(KindOfData kind, Role role) {
        return sources.all().stream().anyMatch(declared -> kind(declared) == kind && names(declared, role));
    }

    /// What kind of data it is that the source knows somebody.
    public Optional<KindOfData> kind(String source) {
        return sources.find(source).map(Audiences::kind);
    }

    private static KindOfData kind(Source declared) {
        return KindOfData.of(declared.audience().data());
    }

    private static boolean names(Source declared, Role role) {
        return declared.audience().roles().contains(role.word());
    }
}
