package org.kith.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MigrationsTest {

    @Test
    void migrateACapabilityAfterThoseItUses() {
        assertThat(Migrations.inOrder()).containsSubsequence("access", "partners", "matching", "families", "needs");
    }
}
