package dev.earmark.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.interaction.Recording;
import dev.earmark.interaction.Routing;
import dev.earmark.speech.model.Models;
import dev.earmark.transcript.Speaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageChoiceTest {

    private static final List<String> MODELS = List.of("en-small:en", "de-small:de", "es-large:es", "es-line:es", "es-mexico:es_mx",
            "pt-brazil:pt-BR");

    @TempDir
    Path folder;

    private Models models;
    private LanguageChoice choice;

    @BeforeEach
    void shelf() throws IOException {
        StringBuilder manifest = new StringBuilder("models:\n");
        for (String model : MODELS) {
            String[] nameAndLanguage = model.split(":");
            manifest.append("""
                      - name: %s
                        engine: vosk
                        language: %s
                        purpose: to be chosen
                        coordinate: nowhere
                        file: none.zip
                        folder-in-archive: none
                        bytes: 1
                        sha256: %s
                        licence: Apache-2.0
                    """.formatted(nameAndLanguage[0], nameAndLanguage[1], "ab".repeat(32)));
        }
        Files.writeString(folder.resolve("manifest.yaml"), manifest);
        models = new Models(folder, folder);
        choice = new LanguageChoice(settings("Soporte=es-line, Hotline=de-small"), models);
    }

    private static SpeechSettings settings(String queueModels) {
        return new SpeechSettings("en-small", 1, true, true, true, null, queueModels);
    }

    private String model(@Nullable String queue, @Nullable String language) {
        Recording call = new Recording("c", List.of(new Recording.Track(Path.of("c.wav"), 0, Speaker.UNKNOWN)));
        return choice.of(call.routed(new Routing(null, queue, language))).model();
    }

    @Test
    void whatWasChosenForACallComesBeforeItsQueueAndTheQueueBeforeTheUsualModel() {
        assertThat(model(null, null)).isEqualTo("en-small");
        assertThat(model("Elsewhere", null)).isEqualTo("en-small");
        assertThat(model(" hotline ", null)).isEqualTo("de-small");
        assertThat(model("Hotline", "es")).isEqualTo("es-large");
        assertThat(model("Hotline", "en-GB")).isEqualTo("en-small");
    }

    @Test
    void ofTwoModelsForALanguageTheOneOfTheQueueHearsAndTheRegionIsLookedAtFirst() {
        assertThat(model("Soporte", "es")).isEqualTo("es-line");
        assertThat(model("Soporte", "es-AR")).as("no model of Argentina, so one of the language").isEqualTo("es-line");
        assertThat(model("Soporte", "es-MX")).isEqualTo("es-mexico");
        assertThat(model(null, "pt")).as("another region is better than none").isEqualTo("pt-brazil");
    }

    @Test
    void aLanguageThatNoModelHearsIsNamedWithThoseThatThereAre() {
        assertThatThrownBy(() -> choice.mustKnow("fr-CA", "a.wav")).isInstanceOfSatisfying(Rejected.class, wrong ->
                assertThat(wrong.code()).isEqualTo("speech.language-unknown")).hasMessage("a.wav is in fr-CA (French (Canada)), which "
                + "no speech model of models/manifest.yaml hears; there are models for en (English), de (German), es (Spanish), "
                + "es-MX (Spanish (Mexico)), pt-BR (Portuguese (Brazil)).");
        choice.mustKnow(null, "a.wav");
        choice.mustKnow("es-ES", "a.wav");
    }

    @Test
    void aQueueWithAModelThatIsNotListedIsToldAtTheStart() {
        NamedVersions.check(settings("Soporte=es-line"), models);
        assertThatThrownBy(() -> NamedVersions.check(settings("Soporte=es-line, Desk=vosk-model-de"), models))
                .isInstanceOfSatisfying(Unavailable.class, wrong -> assertThat(wrong.code()).isEqualTo("speech.model-unknown"))
                .hasMessageStartingWith("The setting speech.queue-models has desk=vosk-model-de, which calls cannot be heard with: There "
                + "is no speech model vosk-model-de; the list has [en-small, ");
    }
}
