package org.kith.partners;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kith.access.DoorsOnPostgres;
import org.kith.access.Role;
import org.kith.access.Staff;
import org.kith.access.accounts.Accounts;
import org.kith.partners.Agreement.State;
import org.kith.partners.layouts.Source;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// The register of sharing agreements follows what the sources declare.
@DoorsOnPostgres
class AgreementsIT {

    @Autowired
    DeclaredSources sources;

    @Autowired
    Agreements agreements;

    @Autowired
    Accounts accounts;

    @Autowired
    MockMvcTester mvc;

    @Test
    void everyDeclaredSourceHasItsAgreementAndOtherWordsBeginAnother() throws Exception {
        sources.write();
        assertThat(standing()).hasSameSizeAs(sources.all());

        var police = sources.find("police").orElseThrow();
        var today = LocalDate.of(2026, 11, 26);
        agreements.declared(sources.id(police), reviewedBy(police, today.plusDays(30)), today);
        assertThat(of("police")).singleElement().satisfies(agreement -> {
            assertThat(agreement.state(today)).isEqualTo(State.DUE);
            assertThat(agreement.state(today.plusDays(31))).isEqualTo(State.OVERDUE);
            assertThat(agreement.controller()).isEqualTo(police.agreement().controller());
        });
        assertThat(page()).contains("The chief constable");

        agreements.declared(sources.id(police), forAnother(police, "Something else"), today);
        assertThat(of("police")).extracting(Agreement::endedOn).containsExactlyInAnyOrder(null, today);
        assertThat(standing()).hasSameSizeAs(sources.all());
        assertThat(page()).contains("Something else", "Ended");

        agreements.declared(sources.id(police), police, today);
        assertThat(standing()).hasSameSizeAs(sources.all());
    }

    private List<Agreement> standing() {
        return agreements.all().stream().filter(each -> each.endedOn() == null).toList();
    }

    private List<Agreement> of(String source) {
        return agreements.all().stream()
                .filter(each -> each.source().equals(source))
                .toList();
    }

    private String page() throws Exception {
        return mvc.get()
                .uri("/agreements")
                .with(Staff.as(new Staff(accounts).of(Role.GOVERNANCE_OFFICER)))
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    private static Source reviewedBy(Source source, LocalDate day) {
        return with(source, source.agreement().purpose(), day);
    }

    private static Source forAnother(Source source, String purpose) {
        return with(source, purpose, source.agreement().reviewOn());
    }

    private static Source with(Source source, String purpose, LocalDate reviewOn) {
        var said = source.agreement();
        return new Source(
                source.name(),
                source.title(),
                source.organisation(),
                new Source.Agreement(
                        said.controller(),
                        said.contact(),
                        purpose,
                        said.lawfulBasis(),
                        said.condition(),
                        said.confidentiality(),
                        said.gateway(),
                        said.restsOn(),
                        said.impactAssessment(),
                        said.retention(),
                        reviewOn),
                source.coverage(),
                source.delivery(),
                source.audience(),
                source.onlyWhenTurnedOn(),
                source.holdsPersonOnce(),
                source.layouts(),
                source.missing());
    }
}
