package dev.earmark.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SpeechSettingsTest {

    @Test
    void aQueueMayHaveAVersionOfItsOwnOrNone() {
        SpeechSettings settings = with("house-1", "Soporte=vosk-model-es", "Billing=billing-2, Hotline=none");
        assertThat(of("billing", settings).adapted()).isEqualTo("billing-2");
        assertThat(of("billing", settings).model()).isEqualTo(SpeechSettings.SMALL_ENGLISH);
        assertThat(of("hotline", settings).adapted()).isEqualTo("none");
        assertThat(settings.ofQueues()).hasSize(3);
    }

    @Test
    void aQueueWithAnotherModelHasNothingThatWasLearntForTheUsualOne() {
        assertThat(of("soporte", with("house-1", "Soporte=vosk-model-es", null)).adapted()).isEqualTo("none");
        assertThat(of("soporte", with("house-1", "Soporte=vosk-model-es", "Soporte=es-1")).adapted()).isEqualTo("es-1");
    }

    @Test
    void whatCanBeNoVersionIsRefusedWithTheKey() {
        assertThatThrownBy(() -> with("latest", null, null)).hasMessageContaining("speech.adapted has \"latest\"");
        assertThatThrownBy(() -> with("none", null, "Billing")).hasMessageContaining("speech.queue-adapted has \"Billing\"");
        assertThatThrownBy(() -> with("none", null, "Billing=newest")).hasMessageContaining("speech.queue-adapted has \"newest\"");
    }

    private static SpeechSettings of(String queue, SpeechSettings settings) {
        return Objects.requireNonNull(settings.ofQueues().get(queue));
    }

    private static SpeechSettings with(String adapted, @Nullable String models,
            @Nullable String queues) {
        return new SpeechSettings(SpeechSettings.SMALL_ENGLISH, 1, true, true, true, null, models, adapted, queues, false,
                null, null);
    }
}
