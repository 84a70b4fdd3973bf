package dev.earmark.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelSettingsTest {

    private static ModelSettings with(Provider provider, @Nullable String url, @Nullable String model, double dailyMoney) {
        return new ModelSettings(provider, url, model, "sk-very-secret", 0.0, 7, Duration.ofSeconds(60), 1_024, true, 0, 0, 0, dailyMoney);
    }

    @Test
    void keyIsHidden() {
        assertThat(with(Provider.OPENAI, null, "m-1", 0).toString()).contains("apiKey=hidden").doesNotContain("sk-very-secret");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "OPENAI, -, latest", "OPENAI, -, gpt-latest", "OLLAMA, -, llama3:latest", "OLLAMA, -, llama3", "OPENAI, -, -",
                "AZURE_OPENAI, -, m-1", "OPENAI, file:///etc, m-1", "OPENAI, localhost, m-1"})
    void modelThatMovesAndAddressesThatAreNoneAreRefused(Provider provider, @Nullable String url, @Nullable String model) {
        assertThatThrownBy(() -> with(provider, url, model, 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("language.");
    }

    @Test
    void moneyWithoutPricesIsRefused() {
        assertThatThrownBy(() -> with(Provider.OPENAI, null, "m-1", 5)).hasMessageContaining("prices");
    }

    @Test
    void modelsWithAVersionAreTaken() {
        assertThat(with(Provider.OLLAMA, "http://localhost:11434", "llama3.1:8b-instruct-q4_K_M", 0).provider()).isEqualTo(Provider.OLLAMA);
        assertThat(ModelSettings.defaults().provider()).isEqualTo(Provider.NONE);
    }
}
