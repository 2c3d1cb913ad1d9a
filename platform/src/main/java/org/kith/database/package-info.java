/// Where the data lives: a PostgreSQL that Kith keeps under its data folder, or one that an operator names by
/// `KITH_DATABASE_URL`. Nothing here knows what the tables hold.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.kith.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
