package dev.earmark.eval.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.NotFound;
import dev.earmark.language.embedding.OnnxEmbedder;
import dev.earmark.testing.CountingEmbedder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentimentEvalIT {

    @Test
    void theReaderReachesItsTargetOnSupportChats() {
        String given = System.getenv("EARMARK_CORPORA");
        Path corpora = given == null ? Path.of("..", "shared", "corpora") : Path.of(given);
        if (!Files.isDirectory(corpora.resolve("maia"))) {
            System.err.println("SKIPPED: sentiment is not measured, there are no support chats in " + corpora.toAbsolutePath());
        }
        Assumptions.assumeTrue(Files.isDirectory(corpora.resolve("maia")), "no support chats to measure on");
        try (OnnxEmbedder embedder = new OnnxEmbedder(Path.of("target", "embedder"))) {
            SentimentEval.Outcome outcome = new SentimentEval(corpora, embedder)
                    .reader(new PrintStream(System.out, true, StandardCharsets.UTF_8));
            assertThat(outcome.macroF1()).isGreaterThanOrEqualTo(0.55);
            assertThat(outcome.spokenMacroF1()).isGreaterThanOrEqualTo(0.55);
        }
    }

    @Test
    void missingMaterialIsNamed(@TempDir Path empty) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        assertThatThrownBy(() -> new SentimentEval(empty, new CountingEmbedder("letters-1")).run(nowhere))
                .isInstanceOf(NotFound.class)
                .hasMessageStartingWith("There is nothing to compare sentiment readers on in " + empty);
    }
}
