package org.kith;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kith.access.Readings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;

class ArchitectureTest {

    /// Nobody wrote them: the build did.
    static final String WRITTEN_OUT = ".*(__|\\$\\$SpringCGLIB\\$\\$).*";

    static final ApplicationModules MODULES = ApplicationModules.of(
            Platform.class,
            JavaClass.Predicates.resideInAnyPackage("org.kith.linkage..", "org.kith.county..")
                    .or(HasName.Predicates.nameMatching(WRITTEN_OUT)));
    static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(place -> !place.matches(Pattern.compile(WRITTEN_OUT)))
            .importPackagesOf(Platform.class);

    static final DescribedPredicate<JavaClass> IN_A_REPOSITORY = DescribedPredicate.describe(
            "are part of a repository",
            part -> part.getEnclosingClass()
                    .filter(whole -> whole.isAnnotatedWith(Repository.class))
                    .isPresent());

    @Test
    void capabilitiesDependOnlyOnWhatTheyDeclare() {
        MODULES.verify();
    }

    /// Also within a capability and within the engine: what lies below stands on what is above it, or the other way
    /// about. What `linkage` exports hands over to the engine, which speaks its words.
    @Test
    void noTwoPackagesDependOnEachOther() {
        slices().matching("org.kith.(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(resideInAPackage("org.kith.linkage"), alwaysTrue())
                .check(CODE);
    }

    @Test
    void everyCapabilityDeclaresWhatItMayDependOn() {
        assertThat(MODULES.stream()
                        .filter(module -> module.getBasePackage()
                                .getAnnotation(ApplicationModule.class)
                                .isEmpty()))
                .isEmpty();
    }

    @Test
    void controllersAreInvisibleOutsideTheirPackage() {
        classes()
                .that()
                .areAnnotatedWith(Controller.class)
                .should()
                .bePackagePrivate()
                .check(CODE);
    }

    @Test
    void onlyRepositoriesSpeakSql() {
        noClasses()
                .that()
                .areNotAnnotatedWith(Repository.class)
                .and(DescribedPredicate.not(IN_A_REPOSITORY))
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(JdbcClient.class)
                .check(CODE);
    }

    /// A query's stream holds a connection until it is closed: only what is too long for a list is worth that.
    @Test
    void onlyTheRecordOfReadingsStreams() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Readings.class)
                .should()
                .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .check(CODE);
    }

    /// A spreadsheet of a page comes from the one place that keeps its accents and disarms its formulas.
    @Test
    void noPageWritesASpreadsheetByItself() {
        noClasses()
                .that()
                .resideInAPackage("..web..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("de.siegmar.fastcsv.writer..")
                .check(CODE);
    }

    @Test
    void recordsKnowNothingOfSpring() {
        noClasses()
                .that()
                .areRecords()
                .and()
                .resideOutsideOfPackages("org.kith.command..", "..web..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(CODE);
    }

    @Test
    void nothingIsInjectedIntoAField() {
        fields().should().notBeAnnotatedWith(Autowired.class).check(CODE);
    }

    @Test
    void nothingUsesTheOldCalendar() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Date")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Calendar")
                .check(CODE);
    }

    @Test
    void drawsTheMap() {
        new Documenter(MODULES).writeModulesAsPlantUml().writeModuleCanvases();
    }
}
