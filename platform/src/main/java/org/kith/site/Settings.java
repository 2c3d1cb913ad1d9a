package org.kith.site;

import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What a partnership may set about its site: `kith.partnership.name`, `.place`, `.front-door`, and
/// `kith.demonstration`.
@Configuration(proxyBeanMethods = false)
class Settings {

    @Bean
    Partnership partnership(
            @Value("${kith.partnership.name:Dorset Alliance for Children and Young People}") String name,
            @Value("${kith.partnership.place:Dorset}") String place,
            @Value("${kith.partnership.front-door:01632 960 100}") String frontDoor,
            @Value("${kith.demonstration:true}") boolean demonstration) {
        return new Partnership(name, place, frontDoor, demonstration);
    }

    /// The one clock of the application.
    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }
}
