package org.kith.access;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// An address as a controller declares it, for tests that go through them all.
public record Address(String method, String pattern) {

    /// Every one that any controller answers; one that asks for no method is read.
    public static List<Address> all(RequestMappingHandlerMapping controllers) {
        return controllers.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream().flatMap(pattern -> {
                    var methods = mapping.getMethodsCondition().getMethods();
                    return methods.isEmpty()
                            ? Stream.of(new Address("GET", pattern))
                            : methods.stream().map(method -> new Address(method.name(), pattern));
                }))
                .distinct()
                .toList();
    }

    public boolean isRead() {
        return method.equals("GET");
    }

    /// Whether it names something: `/people/{id}`.
    public boolean isOfOne() {
        return pattern.contains("{");
    }

    /// With this in the place of each name.
    public String of(String id) {
        return pattern.replaceAll("\\{[^}]+}", id);
    }

    /// With the id of nothing in the place of each name.
    public String ofNothing() {
        return of(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return method + " " + pattern;
    }
}
