package dev.earmark.language.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxEmbedderIT extends EmbedderContract {

    private static final Path FOLDER = Path.of("target", "embedder");
    private static final OnnxEmbedder EMBEDDER = new OnnxEmbedder(FOLDER);

    @AfterAll
    static void close() {
        EMBEDDER.close();
    }

    @Override
    Embedder embedder() {
        return EMBEDDER;
    }

    @Test
    void sentencesOfLikeMeaningAreNearEachOther() {
        List<float[]> v = EMBEDDER.embed(List.of("what is your date of birth", "when were you born", "thank you for calling"));
        assertThat(dot(v.get(0), v.get(1))).isGreaterThan(dot(v.get(0), v.get(2)) + 0.2);
    }

    @Test
    void theModelIdNamesTheModelFileThatIsReallyUsed() throws IOException {
        try (InputStream in = ModelFiles.open(OnnxEmbedder.MODEL_FILE)) {
            assertThat(DigestUtils.sha256Hex(in)).isEqualTo(OnnxEmbedder.MODEL_SHA256);
        }
        assertThat(EMBEDDER.modelId()).contains(OnnxEmbedder.MODEL_SHA256.substring(0, 12));
    }

    @Test
    void modelAndNativeLibrariesLiveBelowTheDataFolder() throws IOException {
        EMBEDDER.load();
        try (var files = Files.walk(FOLDER)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .contains(OnnxEmbedder.MODEL_FILE)
                    .noneMatch(name -> name.endsWith(".part"));
        }
    }

    @Test
    void aModelCutShortByAFullDiskIsUnpackedAgain(@TempDir Path folder) throws IOException {
        Path whole = new ModelFiles(folder).file(OnnxEmbedder.MODEL_FILE);
        long size = Files.size(whole);
        Files.write(whole, new byte[10]);
        assertThat(Files.size(new ModelFiles(folder).file(OnnxEmbedder.MODEL_FILE))).isEqualTo(size);
    }

    @Test
    void aDataFolderThatCannotBeWrittenToIsNamedInOneSentence(@TempDir Path folder) throws IOException {
        Path notAFolder = Files.writeString(folder.resolve("file"), "");
        try (OnnxEmbedder refused = new OnnxEmbedder(notAFolder)) {
            assertThatThrownBy(refused::load)
                    .isInstanceOfSatisfying(Unavailable.class, f -> {
                        assertThat(f.code()).isEqualTo("language.embedder-not-loaded");
                        assertThat(f.sentence()).contains(notAFolder.toString()).endsWith("has 100 MB free.");
                    });
        }
    }

    @Test
    void aClosedEmbedderRefusesToWorkInsteadOfCrashing() {
        OnnxEmbedder other = new OnnxEmbedder(FOLDER);
        other.load();
        other.close();
        other.close();
        assertThatThrownBy(() -> other.embed(List.of("hello"))).isInstanceOf(IllegalStateException.class);
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
