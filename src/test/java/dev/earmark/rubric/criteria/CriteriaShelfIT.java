package dev.earmark.rubric.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.RubricText;
import dev.earmark.rubric.lint.Hint;
import dev.earmark.rubric.lint.Hint.Severity;
import dev.earmark.rubric.lint.RubricLint;
import dev.earmark.transcript.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Whoever begins with the library begins with a rubric that has no mistakes. */
class CriteriaShelfIT {

    private static final Path FOLDER = Path.of("rubrics/criteria");
    private static final CriteriaShelf SHELF = new CriteriaShelf(FOLDER);
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(FOLDER.resolve("criterion.schema.json").toUri());

    @TempDir
    Path folder;

    static List<String> ids() {
        return SHELF.ids();
    }

    @Test
    void thereIsEnoughToChooseFrom() {
        assertThat(SHELF.all().size()).isGreaterThanOrEqualTo(40);
        assertThat(SHELF.all().stream().map(one -> one.criterion().id())).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyFileFitsTheSchemaAndHasCasesOfEitherKind(String id) throws IOException {
        Object yaml = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(FOLDER.resolve(id + ".yaml")));

        assertThat(SCHEMA.validate(new ObjectMapper().valueToTree(yaml))).isEmpty();
        assertThat(SHELF.get(id).cases().stream().map(LabelledCase::verdict)).contains("met", "not_met");
        assertThat(new HashSet<>(SHELF.get(id).cases().stream().map(LabelledCase::trade).toList())).hasSizeGreaterThanOrEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void theLinterFindsNothingThatIsWrong(String id) {
        TradeCriterion one = SHELF.get(id);
        for (Channel channel : one.channels()) {
            assertThat(hints(new RubricDraft(id, one.title(), channel, List.of("acme"), List.of(one))))
                    .filteredOn(hint -> hint.severity() == Severity.ERROR).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void theUsualChoiceMakesARubricWithoutAHint(Channel channel) {
        List<TradeCriterion> usual = UsualCriteria.of(channel).stream().map(SHELF::get).toList();
        RubricDraft draft = new RubricDraft("desk", "Desk: \"first\" line", channel, List.of(), usual);
        Rubric rubric = RubricText.read("desk.yaml", draft.text());

        assertThat(usual.stream().filter(one -> !one.channels().contains(channel)).map(TradeCriterion::id)).isEmpty();
        assertThat(usual.size()).isBetween(8, 14);
        assertThat(rubric.title()).isEqualTo("Desk: \"first\" line");
        assertThat(rubric.criteria()).hasSize(usual.size());
        assertThat(rubric.channels()).containsExactly(channel);
        assertThat(hints(draft)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void allOfThemTogetherAreARubricToo(Channel channel) {
        assertThat(new RubricDraft("all", "All", channel, List.of("acme", "acme bank"), SHELF.of(channel)).text()).contains("weight: 2");
    }

    @Test
    void aCriterionThatIsNotThereIsToldByItsNearestName() {
        assertThatThrownBy(() -> SHELF.get("empaty")).isInstanceOf(NotFound.class).hasMessageContaining("\"empathy\"");
        assertThatThrownBy(() -> SHELF.get("../rubric")).isInstanceOf(NotFound.class);
    }

    @Test
    void aFileThatIsWrongIsToldWithItsPlace() throws IOException {
        String good = Files.readString(FOLDER.resolve("empathy.yaml"));
        Files.writeString(folder.resolve("empathy.yaml"), good.replace("verdict: na", "verdict: maybe"));
        assertThatThrownBy(() -> new CriteriaShelf(folder).get("empathy")).isInstanceOf(Rejected.class).hasMessageContaining("maybe");

        Files.writeString(folder.resolve("empathy.yaml"), good.replace("  question:", "  queston:"));
        assertThatThrownBy(() -> new CriteriaShelf(folder).get("empathy")).isInstanceOf(Rejected.class).hasMessageContaining("question");
    }

    private static List<Hint> hints(RubricDraft draft) {
        return new RubricLint().check(RubricText.read(draft.id(), draft.text()));
    }
}
