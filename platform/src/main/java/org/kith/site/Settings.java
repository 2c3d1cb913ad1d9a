package org.kith.site;

import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What a partnership may set about its site: `kith.partnership.name`, `.place` and
/// `kith.demonstration`. Where to ring is for its strategy to say.
@Configuration(proxyBeanMethods = false)
class Settings {

    @Bean
    Partnership partnership(
            @Value("${kith.partnership.name:Dorset Alliance for Children and Young People}") String name,
            @Value("${kith.partnership.place:Dorset}") String place,
            @Value("${kith.demonstration:true}") boolean demonstration,
            ObjectProvider<FrontDoor.Told> told) {
        return new Partnership(
                name,
                place,
                () -> told.orderedStream()
                        .flatMap(each -> each.now().stream())
                        .findFirst()
                        .orElse(FrontDoor.NOT_SAID),
                demonstration);
    }

    /// The one clock of the application.
    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }
}
