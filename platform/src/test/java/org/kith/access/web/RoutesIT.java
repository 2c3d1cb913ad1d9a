package org.kith.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kith.access.Address;
import org.kith.access.DoorsOnPostgres;
import org.kith.access.Role;
import org.kith.access.Staff;
import org.kith.access.Viewer;
import org.kith.access.WayIn;
import org.kith.access.accounts.Accounts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every address that any controller answers, called by everybody: made from the controllers and from
/// `routes.csv`, so that a new address is tried as soon as it is there.
@DoorsOnPostgres
class RoutesIT {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping controllers;

    @Autowired
    Routes routes;

    @Autowired
    Accounts accounts;

    @Autowired
    List<WayIn> waysIn;

    @Autowired
    MockMvcTester mvc;

    @TestFactory
    Stream<DynamicTest> everyAddressIsDeclared() {
        return addresses()
                .map(address -> dynamicTest(
                        address.toString(),
                        () -> assertThat(routes.find(address.method(), address.ofNothing()))
                                .as("a line in routes.csv")
                                .isPresent()));
    }

    /// But for Actuator's, which is no controller of ours.
    @Test
    void everyLineOfTheFileDecidesAboutSomeAddress() {
        var deciding = addresses()
                .flatMap(address -> routes.find(address.method(), address.ofNothing()).stream())
                .collect(Collectors.toSet());
        assertThat(routes.all())
                .filteredOn(route -> !deciding.contains(route))
                .extracting(route -> route.method() + " " + route.path())
                .containsExactly("GET /health");
    }

    @TestFactory
    Stream<DynamicTest> everyAddressIsOpenToTheRolesThatAreDeclaredAndToNobodyElse() {
        Map<Role, Viewer> staff = new EnumMap<>(Role.class);
        for (var role : Role.values()) {
            if (role != Role.OPERATOR) {
                staff.put(role, new Staff(accounts).of(role));
            }
        }
        return addresses()
                .filter(address ->
                        routes.find(address.method(), address.ofNothing()).isPresent())
                .filter(address -> !address.pattern().equals("/sign-out"))
                .flatMap(address -> staff.values().stream()
                        .map(viewer ->
                                dynamicTest(address + " as " + viewer.role().title(), () -> knock(address, viewer))));
    }

    @TestFactory
    Stream<DynamicTest> whoeverHasNotSignedInIsAskedToOrRefused() {
        return addresses().map(address -> dynamicTest(address.toString(), () -> knock(address)));
    }

    @TestFactory
    Stream<DynamicTest> aRandomIdInTheAddressShowsNothing() {
        var analyst = new Staff(accounts).of(Role.ANALYST);
        var practitioner = new Staff(accounts).of(Role.PRACTITIONER);
        return addresses()
                .filter(address -> address.isRead() && address.pattern().contains("{id}"))
                .flatMap(address -> Stream.of(analyst, practitioner)
                        .map(viewer -> dynamicTest(
                                address + " as " + viewer.role().title(),
                                () -> assertThat(mvc.get()
                                                .uri(address.ofNothing())
                                                .with(Staff.as(viewer))
                                                .exchange()
                                                .getResponse()
                                                .getStatus())
                                        .isIn(400, 403, 404))));
    }

    @Test
    void noTwoWaysInShareAPlaceInTheMenu() {
        assertThat(waysIn.stream().map(way -> way.wayIn().order()))
                .hasSizeGreaterThan(5)
                .doesNotContain(10)
                .doesNotHaveDuplicates();
    }

    @Test
    void aZeroCharacterIsRefusedBeforeAnythingIsDone() {
        assertThat(mvc.post()
                        .uri("/search")
                        .param("q", "Ann\0 Lee")
                        .with(csrf())
                        .with(Staff.as(new Staff(accounts).of(Role.PRACTITIONER)))
                        .exchange())
                .hasStatus(400);
        assertThat(mvc.post()
                        .uri("/sign-in")
                        .param("username", "ann\0")
                        .param("password", "x")
                        .with(csrf())
                        .exchange())
                .hasStatus(400);
    }

    private void knock(Address address, Viewer viewer) {
        var answer = mvc.method(HttpMethod.valueOf(address.method()))
                .uri(address.ofNothing())
                .with(csrf())
                .with(Staff.as(viewer))
                .exchange()
                .getResponse();
        var declared = routes.find(address.method(), address.ofNothing()).orElseThrow();
        if (declared.roles().contains(viewer.role())) {
            assertThat(answer.getHeader("Location")).isNotEqualTo("/sign-in");
            if (address.isRead()) {
                assertThat(answer.getStatus()).isLessThan(500);
            }
        } else {
            assertThat(answer.getStatus()).isEqualTo(403);
        }
    }

    private void knock(Address address) throws Exception {
        var answer = mvc.method(HttpMethod.valueOf(address.method()))
                .uri(address.ofNothing())
                .with(csrf())
                .exchange()
                .getResponse();
        if (routes.find(address.method(), address.ofNothing())
                .filter(Routes.Route::everyone)
                .isPresent()) {
            assertThat(answer.getStatus()).isLessThan(500);
        } else if (address.isRead()) {
            assertThat(answer.getStatus()).isEqualTo(303);
            assertThat(answer.getHeader("Location")).isEqualTo("/sign-in");
            assertThat(answer.getContentAsString()).isEmpty();
        } else {
            assertThat(answer.getStatus()).isEqualTo(403);
        }
    }

    private Stream<Address> addresses() {
        var addresses = Address.all(controllers);
        assertThat(addresses).hasSizeGreaterThan(5);
        return addresses.stream();
    }
}
