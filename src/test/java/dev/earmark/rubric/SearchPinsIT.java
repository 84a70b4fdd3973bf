package dev.earmark.rubric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Rejected;
import dev.earmark.search.KeptQueries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saved searches that a rubric names. */
class SearchPinsIT {

    private static final String NAMING = RubricTexts.withCheck("{search: {saved: \"House, \\\"named\\\"\"}}");
    private static final String NAME = "House, \"named\"";

    @TempDir
    private Path folder;

    private Rubric read(String rubric, String searches) throws IOException {
        Files.writeString(folder.resolve("desk.yaml"), rubric);
        Files.writeString(folder.resolve(SearchesFile.NAME), searches);
        return new RubricShelf(folder).get("desk");
    }

    @Test
    void theSearchIsWrittenIntoTheRubricAsItIsNow() {
        String written = SearchPins.written("desk.yaml", NAMING, KeptQueries.of(Map.of(NAME, "agent: \"{house}\"")));

        assertThat(written).startsWith(NAMING).endsWith("\nsearches:\n  \"House, \\\"named\\\"\": \"agent: \\\"{house}\\\"\"\n");
        assertThat(RubricTexts.read(written).criteria().findFirst().orElseThrow().check()).isInstanceOfSatisfying(Check.Search.class,
                check -> assertThat(check.written()).isEqualTo("agent: \"{house}\""));
        assertThat(SearchPins.written("desk.yaml", written, KeptQueries.of(Map.of(NAME, "agent: hello")))).isEqualTo(written);
    }

    @Test
    void theDigestOfARubricCoversTheSearchesThatItNames() throws IOException {
        String before = read(NAMING, "searches: {'House, \"named\"': 'agent: hello', Another: 'x'}").sha256();

        assertThat(read(NAMING, "searches: {'House, \"named\"': 'agent: hello', Another: 'y'}").sha256()).isEqualTo(before);
        assertThat(read(NAMING, "searches: {'House, \"named\"': 'agent: welcome'}").sha256()).isNotEqualTo(before);
        assertThat(new RubricShelf(folder).ids()).containsExactly("desk");
    }

    @Test
    void whatIsPublishedOfAFileSaysByItselfWhatItGoesBy() throws IOException {
        Rubric rubric = read(NAMING, "searches: {'House, \"named\"': 'agent: hello'}");

        assertThat(RubricText.read("desk@1", new RubricShelf(folder).published("desk").text()).sha256()).isEqualTo(rubric.sha256());
    }

    @Test
    void aSearchThatNobodyKeepsIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> RubricTexts.read(NAMING)).isInstanceOf(Rejected.class)
                .hasMessageContaining("there is no saved search").hasMessageContaining("criteria[brand].check");
    }

    @Test
    void aSearchThatCannotDecideIsRefusedWithASentence() {
        assertThatThrownBy(() -> RubricTexts.read(RubricTexts.withCheck("{search: 'like: shut out'}")))
                .hasMessageContaining("cannot go by meaning");
        assertThatThrownBy(() -> RubricTexts.read(RubricTexts.withCheck("{search: 'refund late'}"))).hasMessageContaining("one is enough");
        assertThatThrownBy(() -> RubricTexts.read(RubricTexts.withCheck("{search: '\"refund'}"))).hasMessageContaining("never closed");
    }

    @Test
    void behindADocumentThatEndsNothingCanBeWritten() {
        assertThatThrownBy(() -> SearchPins.written("desk.yaml", NAMING + "...\n", KeptQueries.of(Map.of(NAME, "agent: hello"))))
                .isInstanceOf(Rejected.class).hasMessageContaining("cannot be written behind its last line");
    }
}
