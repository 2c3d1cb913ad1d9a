package org.kith;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/// A test of the whole application on a real PostgreSQL: each application context gets a fresh database of its
/// own. No joins are drawn to be asked about, unless the test wants that.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(classes = Platform.class, properties = "kith.sampled-joins=0")
@ContextConfiguration(initializers = FreshDatabase.class)
public @interface OnPostgres {}
