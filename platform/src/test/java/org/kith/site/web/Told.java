package org.kith.site.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kith.site.Notices;
import org.kith.site.PictureAge;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/// What other capabilities would tell the public pages.
@TestConfiguration(proxyBeanMethods = false)
class Told {

    @Bean
    PictureAge.Now age() {
        return () -> Optional.of(
                new PictureAge(Instant.parse("2026-11-23T06:10:00Z"), 14, List.of("home education", "housing")));
    }

    @Bean
    Notices notices() {
        return () -> List.of(
                new Notices.Notice(
                        "School census",
                        "Who is on roll where, and what support they have.",
                        List.of(
                                new Notices.Term("Who sends it", "Schools, through the council"),
                                new Notices.Term("Ground in law", "Public task: Education Act 1996, section 537A"),
                                new Notices.Term("How long it is kept", "Until the child is 25")),
                        false),
                new Notices.Notice("Housing", "Tenancies and rent arrears.", List.of(), true));
    }
}
