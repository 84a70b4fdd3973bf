package dev.earmark.rubric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Conflict;
import dev.earmark.fault.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an author answers is in the file at once, and can be taken back. */
class RubricFileIT {

    @TempDir
    Path folder;

    @Test
    void anAnswerIsOneLineInTheShippedRubricAndUndoBringsTheOldBytes() throws IOException {
        Path copy = Files.copy(Path.of("rubrics/bank-phone-service.yaml"), folder.resolve("bank-phone-service.yaml"));
        byte[] old = Files.readAllBytes(copy);
        String criterion = withExamples(copy);
        RubricFile file = new RubricFile(copy);

        file.add(criterion, true, "that \"counts\": surely # it does");

        assertThat(Files.readAllLines(copy)).hasSize(new String(old, java.nio.charset.StandardCharsets.UTF_8).split("\n").length + 1);
        assertThat(CheckParts.texts(criterion(copy, criterion).check())).contains("that \"counts\": surely # it does");

        file.add(criterion, false, "that does not");
        assertThat(file.undo()).isTrue();
        assertThat(file.undo()).isTrue();
        assertThat(file.undo()).isFalse();
        assertThat(Files.readAllBytes(copy)).isEqualTo(old);
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(copy);
        }
    }

    @Test
    void whatSomebodyElseChangedIsNotOverwrittenByUndo() throws IOException {
        Path copy = Files.copy(Path.of("rubrics/bank-phone-service.yaml"), folder.resolve("bank-phone-service.yaml"));
        RubricFile file = new RubricFile(copy);
        file.add(withExamples(copy), true, "that counts");
        Files.writeString(copy, Files.readString(copy) + "# mine\n");

        assertThatThrownBy(file::undo).isInstanceOf(Conflict.class);
        assertThat(Files.readString(copy)).endsWith("# mine\n").contains("that counts");
    }

    @Test
    void aCriterionWithoutExamplesHasNoListToWriteInto() throws IOException {
        Path rubric = Files.writeString(folder.resolve("desk.yaml"), RubricTexts.GOOD);
        RubricFile file = new RubricFile(rubric);

        assertThat(file.takes("brand")).isFalse();
        assertThatThrownBy(() -> file.add("brand", true, "hello")).isInstanceOf(Rejected.class).hasMessageContaining("no \"examples\"");
        assertThat(Files.readString(rubric)).isEqualTo(RubricTexts.GOOD);
    }

    private static String withExamples(Path file) {
        RubricFile takes = new RubricFile(file);
        return rubric(file).criteria().map(Criterion::id).filter(takes::takes).findFirst().orElseThrow();
    }

    private static Criterion criterion(Path file, String id) {
        return rubric(file).criteria().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    private static Rubric rubric(Path file) {
        return new RubricShelf(Path.of("rubrics")).get(file.toString());
    }
}
