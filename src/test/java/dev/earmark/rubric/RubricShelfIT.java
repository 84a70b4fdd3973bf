package dev.earmark.rubric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RubricShelfIT {

    @TempDir
    Path folder;

    private RubricShelf shelf;

    @BeforeEach
    void oneRubricStandsOnTheShelf() throws IOException {
        Files.writeString(folder.resolve("desk.yaml"), RubricTexts.GOOD);
        Files.writeString(folder.resolve("README.md"), "no rubric");
        shelf = new RubricShelf(folder);
    }

    @Test
    void aRubricIsFoundByIdAndByFile() {
        assertThat(shelf.get("desk").title()).isEqualTo("Service desk");
        assertThat(shelf.get(folder.resolve("desk.yaml").toString()).id()).isEqualTo("desk");
        assertThat(shelf.all()).extracting(Rubric::id).containsExactly("desk");
    }

    @Test
    void theDigestIsThatOfTheFile() {
        assertThat(shelf.get("desk").sha256()).isEqualTo(DigestUtils.sha256Hex(RubricTexts.GOOD.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void misspeltIdIsToldItsNearestNeighbourAndEndsOnce() {
        notFound("dekk", "There is no rubric \"dekk\"; did you mean \"desk\"?");
        notFound("telephone", "There is no rubric \"telephone\"; there are desk.");
    }

    @Test
    void emptyAndMissingFoldersSaySo() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path none = folder.resolve("none");

        assertThatThrownBy(() -> new RubricShelf(empty).get("desk"))
                .hasMessage("There is no rubric \"desk\"; the folder " + empty + " has none.");
        assertThatThrownBy(() -> new RubricShelf(none).get("desk")).hasMessage("The folder of rubrics " + none + " cannot be read.");
    }

    @Test
    void idsNeverLeaveTheShelf() {
        notFound("..", "There is no rubric \"..\"; there are desk.");
        notFound("", "There is no rubric \"\"; there are desk.");
        notFound("../desk\u0000.yaml", "The name of the rubric file has a character that no file can have.");
        notFound("no/such.yaml", "There is no file no/such.yaml.");
    }

    @Test
    void onTheShelfTheFileBearsTheNameOfItsRubric() throws IOException {
        Files.writeString(folder.resolve("copy.yaml"), RubricTexts.GOOD);

        assertThatThrownBy(() -> shelf.get("copy")).isInstanceOf(Rejected.class)
                .hasMessage("copy.yaml holds the rubric \"desk\"; give the file and the rubric the same name.");
        assertThat(shelf.get(folder.resolve("copy.yaml").toString()).id()).isEqualTo("desk");
    }

    @Test
    void largeFilesAreRefusedBySizeAndForeignBytesByEncoding() throws IOException {
        Files.write(folder.resolve("large.yaml"), new byte[300_000]);
        Files.write(folder.resolve("latin.yaml"), RubricTexts.with("Service desk", "Schalter für Wünsche")
                .getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> shelf.get("large")).hasMessage("large.yaml is 300000 bytes long; at most 262144 are read.");
        assertThatThrownBy(() -> shelf.get("latin")).hasMessage("latin.yaml is not text in UTF-8; save it in that encoding.");
    }

    private void notFound(String name, String sentence) {
        assertThatThrownBy(() -> shelf.get(name)).isInstanceOf(NotFound.class).hasMessage(sentence);
    }
}
