/// Says which records are one person.
///
/// It runs the `linkage` engine over every record that the partners sent, gives each person an id that survives the
/// next run, and keeps what people decided: a decision outlives every run and beats an identifier's conflict, and the
/// adoption barrier on a record beats both. It knows nothing of names to show, families or homes; `families` describes
/// people.
@ApplicationModule(allowedDependencies = {"site", "access", "partners", "database", "database :: bulk"})
@NullMarked
package org.kith.matching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
