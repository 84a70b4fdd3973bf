package dev.earmark;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.earmark.testing.Docs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the packages to the map in {@code src/docs/architecture.md}. */
@TestInstance(Lifecycle.PER_CLASS)
class ArchitectureTest {

    private static final String BASE = "dev.earmark.";

    private final JavaClasses classes =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.earmark");

    @Test
    void theMapNamesEveryPackageAndNoOther() {
        assertThat(Docs.packageMap().keySet()).containsExactlyInAnyOrderElementsOf(packages());
    }

    @Test
    void everyRowNamesOnlyRowsBelowIt() {
        List<String> rows = new ArrayList<>(Docs.packageMap().keySet());

        Docs.packageMap().forEach((name, may) -> {
            if (!may.equals(Set.of("everything"))) {
                assertThat(rows.subList(rows.indexOf(name) + 1, rows.size())).as("rows below " + name).containsAll(may);
            }
        });
    }

    static Stream<String> rows() {
        return Docs.packageMap().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aPackageKnowsOnlyThoseThatItsRowNames(String name) {
        Set<String> may = Docs.packageMap().getOrDefault(name, Set.of());
        if (may.contains("everything")) {
            return;
        }
        String[] forbidden = packages().stream()
                .filter(other -> !other.equals(name) && !may.contains(other))
                .map(other -> BASE + other)
                .toArray(String[]::new);

        noClasses().that().resideInAPackage(BASE + name).should().dependOnClassesThat().resideInAnyPackage(forbidden).check(classes);
    }

    @Test
    void noPackagesGoRoundInACircle() {
        slices().matching("dev.earmark.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void noTypesGoRoundInACircle() {
        slices().assignedFrom(new TypeFamilies()).should().beFreeOfCycles().check(classes);
    }

    @ParameterizedTest
    @CsvSource({
        "org.vosk.., speech",
        "software.amazon.., blobs.s3",
        "com.google.crypto.tink.., encryption",
        "dev.langchain4j.., language",
        "ai.onnxruntime.., language",
        "ai.djl.., language",
        "picocli.., app",
        "java.sql.., store.sql",
        "org.sqlite.., store.sql",
        "org.postgresql.., store.sql",
        "com.zaxxer.., store.sql",
        "org.snakeyaml.., yaml",
        "org.apache.lucene.., search.lucene",
        "org.tartarus.., search.line",
        "io.github.resilience4j.., language",
        "org.apache.commons.text.., yaml",
        "org.apache.commons.codec.., phrase",
        "io.vertx.., web",
        "com.nimbusds.., web",
        "com.webauthn4j.., web.login",
        "io.nayuki.., web.api",
        "com.eatthepath.., access",
        "com.nulabinc.., access",
        "org.jsoup.., message",
        "org.apache.james.., exports.text",
        "org.apache.commons.csv.., exports.text",
    })
    void oneLibraryHasOneDoor(String library, String door) {
        noClasses().that(not(resideInAPackage(BASE + door + ".."))).should().dependOnClassesThat().resideInAPackage(library).check(classes);
    }

    @Test
    void pagesAreMadeOnlyWherePeopleAreShownResults() {
        noClasses().that(not(resideInAnyPackage(BASE + "report.html", BASE + "eval.page")))
                .should().dependOnClassesThat().resideInAPackage("j2html..").check(classes);
    }

    @Test
    void jsonIsParsedAndWrittenOnlyWhereTextComesInOrGoesOut() {
        noClasses().that(not(resideInAnyPackage(BASE + "pipeline..", BASE + "report..", BASE + "speech..", BASE + "eval..",
                        BASE + "store.sql..", BASE + "web..", BASE + "webhooks..", BASE + "inbox..", BASE + "language..",
                        BASE + "originals", BASE + "search.query", BASE + "search.request", BASE + "playbook.page",
                        BASE + "search.opensearch..", BASE + "json..", BASE + "example",
                        BASE + "exports..")))
                .should().dependOnClassesThat().resideInAPackage("com.fasterxml.jackson.databind..").check(classes);
    }

    @Test
    void figuresAreCountedWithMicrometerOnlyInTelemetry() {
        noClasses().that(not(resideInAnyPackage(BASE + "telemetry..", BASE + "app..")))
                .should().dependOnClassesThat().resideInAnyPackage("io.micrometer..", "io.prometheus..").check(classes);
    }

    @Test
    void onlyTheSettingsLoaderLooksAtTheEnvironment() {
        noClasses().that().doNotHaveSimpleName("SettingsLoader").should().callMethod(System.class, "getenv").check(classes);
        noClasses().that().doNotHaveSimpleName("SettingsLoader").should().callMethod(System.class, "getenv", String.class).check(classes);
    }

    @Test
    void noTwoTypesHaveTheSameName() {
        Map<String, Long> times = classes.stream()
                .filter(type -> !type.getName().contains("$") && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getSimpleName, Collectors.counting()));

        assertThat(times.entrySet()).filteredOn(name -> name.getValue() > 1).extracting(Map.Entry::getKey).isEmpty();
    }

    @Test
    void nobodyEndsTheProcessButMain() {
        noClasses().that().doNotHaveSimpleName("Main").should().callMethod(System.class, "exit", int.class).check(classes);
    }

    private Set<String> packages() {
        return classes.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(BASE))
                .map(name -> name.substring(BASE.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theMapIsReadFromItsPage() {
        Map<String, Set<String>> map = Docs.packageMap();

        assertThat(map).containsKey("fault");
        assertThat(map.get("fault")).isEmpty();
    }
}
