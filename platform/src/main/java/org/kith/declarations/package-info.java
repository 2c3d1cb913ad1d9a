/// Reads the files that a partnership writes: YAML in which every complaint names the file, the line
/// and what is wrong in one sentence. It knows nothing of what the files mean.
///
/// It keeps which of them are in force: the folder in which people write may differ from what runs,
/// until somebody publishes it.
@ApplicationModule(
        displayName = "Declarations",
        allowedDependencies = {})
@NullMarked
package org.kith.declarations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
