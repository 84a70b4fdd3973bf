package dev.earmark.jobs;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.earmark.blobs.FolderBlobs;
import dev.earmark.interaction.Priority;
import dev.earmark.language.GuardedModel;
import dev.earmark.language.ModelSettings;
import dev.earmark.language.Provider;
import dev.earmark.store.sql.SqlStore;
import dev.earmark.testing.FakeModel;
import dev.earmark.testing.Stores;
import dev.earmark.testing.Workplace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DegradedIT extends DegradedContract {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

    @Override
    SqlStore open(Path folder) {
        return Stores.sqlite(folder.resolve("data"));
    }

    private static void answers(String words, String reply) {
        String text = com.fasterxml.jackson.databind.node.TextNode.valueOf(reply).toString();
        SERVER.stubFor(any(anyUrl()).withRequestBody(containing(words)).willReturn(aResponse().withHeader("Content-Type", "application/json").withBody("""
                {"id": "c", "object": "chat.completion", "created": 1, "model": "m", "choices": [{"index": 0, "message": {"role": "assistant", "content": %s}, "finish_reason": "stop"}],
                 "usage": {"prompt_tokens": 9, "completion_tokens": 9, "total_tokens": 18}}""".formatted(text))));
    }

    @Test
    void aServerThatFailsAndComesBackMendsTheScore(@org.junit.jupiter.api.io.TempDir Path own) {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
        ModelSettings settings = new ModelSettings(Provider.OPENAI, "http://localhost:" + SERVER.getPort() + "/v1", "m-1", null, 0.0, 7,
                Duration.ofSeconds(5), 512, true, 0, 0, 0, 0);
        try (GuardedModel model = new GuardedModel(settings, own, Clock.systemUTC());
                Workplace place = new Workplace(Stores.sqlite(own.resolve("data")), new FolderBlobs(own.resolve("blobs")), own, model)) {
            place.rubrics().draft(Workplace.rubric(2, "x").replace("{phrase: \"x\"}", "{judged: Does the agent say a name?}"),
                    Workplace.ADMIN);
            place.rubrics().publish("small", 2, Workplace.ADMIN);
            try (Workers workers = place.workers(Duration.ofSeconds(60), Duration.ofMillis(200))) {
                workers.start();
                String id = place.chat(place.reception(), "one", Priority.FRESH).id();
                Workplace.until(() -> !place.store().read(tx -> tx.findings().scorecards(id)).isEmpty());
                assertThat(place.store().read(tx -> tx.findings().degraded(id, "small", 2)).orElseThrow().verdicts()).isEqualTo(1);

                answers("Q1: ", FakeModel.first(FakeModel.met("T002", "good morning, my name is")));
                Workplace.until(() -> place.store().read(tx -> tx.findings().degraded(id, "small", 2)).orElseThrow().verdicts() == 0);
                assertThat(place.store().read(tx -> tx.findings().scorecards(id)).getFirst().percent()).isEqualTo(100.0);
            }
        }
    }
}
