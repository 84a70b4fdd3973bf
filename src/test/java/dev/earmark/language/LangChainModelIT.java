package dev.earmark.language;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.earmark.fault.Unavailable;
import dev.earmark.language.prompt.Fence;
import dev.earmark.language.prompt.PromptLibrary;
import dev.earmark.language.prompt.Question;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The shapes in which providers reply, and everything that may go wrong on the way. */
class LangChainModelIT {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

    private static final String JSON = "{\"supports\": \"yes\", \"reason\": \"By the words.\"}";
    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
    private static final Question QUESTION = new PromptLibrary(Path.of("prompts")).get("confirm-quotes")
            .fill(Map.of("claims", "The fee is said."), 
                    Map.of("quotes", Fence.around(List.of(new Fence.Line("T001 AGENT", "it is free")))));

    private static ModelSettings settings(Provider provider, Duration timeout) {
        String path = switch (provider) {
            case ANTHROPIC, OPENAI -> "/v1";
            case AZURE_OPENAI -> "/openai/v1";
            case GEMINI -> "/v1beta";
            case OLLAMA, NONE -> "";
        };
        return new ModelSettings(provider, "http://localhost:" + SERVER.getPort() + path,
                provider == Provider.OLLAMA ? "qwen2.5:7b" : "model-2026-01-01", "secret-key", 0.0, 7, timeout, 512, true, 0, 0, 0, 0);
    }

    private static Reply ask(Provider provider) {
        try (LangChainModel model = new LangChainModel(settings(provider, Duration.ofSeconds(5)), Clock.fixed(NOW, ZoneOffset.UTC))) {
            return model.ask(QUESTION);
        }
    }

    private static void answers(ResponseDefinitionBuilder response) {
        SERVER.stubFor(any(anyUrl()).willReturn(response.withHeader("Content-Type", "application/json")));
    }

    private static String quoted(String text) {
        return new ObjectMapper().valueToTree(text).toString();
    }

    private static String body(Provider provider, String text, String finish) {
        return switch (provider) {
            case OPENAI, AZURE_OPENAI -> """
                    {"id": "chatcmpl-1", "object": "chat.completion", "created": 1767000000, "model": "model-2026-01-01", "choices": [{"index": 0,
                     "message": {"role": "assistant", "content": %s, "refusal": null}, "logprobs": null, "finish_reason": "%s"}],
                     "usage": {"prompt_tokens": 321, "completion_tokens": 23, "total_tokens": 344}, "system_fingerprint": "fp_1"}""".formatted(quoted(text), finish);
            case OLLAMA -> """
                    {"model": "qwen2.5:7b", "created_at": "2026-05-04T10:00:00.1Z", "message": {"role": "assistant", "content": %s}, "done_reason": "%s", "done": true,
                     "total_duration": 1, "load_duration": 1, "prompt_eval_count": 321, "prompt_eval_duration": 1, "eval_count": 23, "eval_duration": 1}""".formatted(quoted(text), finish);
            case ANTHROPIC -> """
                    {"id": "msg_1", "type": "message", "role": "assistant", "model": "model-2026-01-01", "content": [{"type": "text", "text": %s}],
                     "stop_reason": "%s", "stop_sequence": null, "usage": {"input_tokens": 321, "output_tokens": 23}}""".formatted(quoted(text), finish);
            case GEMINI -> """
                    {"candidates": [{"content": {"parts": [{"text": %s}], "role": "model"}, "finishReason": "%s", "index": 0}],
                     "usageMetadata": {"promptTokenCount": 321, "candidatesTokenCount": 23, "totalTokenCount": 344}, "modelVersion": "model-2026-01-01"}""".formatted(quoted(text), finish);
            case NONE -> "";
        };
    }

    private static String finish(Provider provider, Reply.Finish finish) {
        return switch (provider) {
            case OPENAI, AZURE_OPENAI, NONE -> switch (finish) {
                case COMPLETE -> "stop";
                case CUT_OFF -> "length";
                case REFUSED -> "content_filter";
            };
            case OLLAMA -> switch (finish) {
                case COMPLETE -> "stop";
                case CUT_OFF -> "length";
                case REFUSED -> "refused";
            };
            case ANTHROPIC -> switch (finish) {
                case COMPLETE -> "end_turn";
                case CUT_OFF -> "max_tokens";
                case REFUSED -> "refusal";
            };
            case GEMINI -> switch (finish) {
                case COMPLETE -> "STOP";
                case CUT_OFF -> "MAX_TOKENS";
                case REFUSED -> "SAFETY";
            };
        };
    }

    @ParameterizedTest
    @EnumSource(value = Provider.class, mode = Mode.EXCLUDE, names = "NONE")
    void everyProviderIsAskedOnceOverPlainHttp(Provider provider) throws IOException {
        SERVER.resetRequests();
        answers(aResponse().withBody(body(provider, JSON, finish(provider, Reply.Finish.COMPLETE))));

        Reply reply = ask(provider);

        assertThat(reply).isEqualTo(new Reply(JSON, 321, 23, Reply.Finish.COMPLETE));
        List<LoggedRequest> requests = SERVER.findAll(com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor(anyUrl()));
        assertThat(requests).hasSize(1);
        assertThat(requests.getFirst().containsHeader("Upgrade")).isFalse();
        JsonNode sent = new ObjectMapper().readTree(requests.getFirst().getBodyAsString());
        assertThat(sent.toString()).contains("supports", "it is free", "512").contains("\"temperature\":0.0");
        assertThat(sent.findValues("enum")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(value = Provider.class, mode = Mode.EXCLUDE, names = "NONE")
    void replyThatWasCutOffIsTold(Provider provider) {
        answers(aResponse().withBody(body(provider, "{\"supports\": \"ye", finish(provider, Reply.Finish.CUT_OFF))));

        assertThat(ask(provider).finish()).isEqualTo(Reply.Finish.CUT_OFF);
    }

    @ParameterizedTest
    @EnumSource(value = Provider.class, mode = Mode.EXCLUDE, names = "NONE")
    void refusalIsTold(Provider provider) {
        answers(aResponse().withBody(body(provider, "", finish(provider, Reply.Finish.REFUSED))));

        assertThat(ask(provider).finish()).isEqualTo(Reply.Finish.REFUSED);
    }

    @Test
    void refusalInTheFieldOfItsOwnIsTold() {
        answers(aResponse().withBody(body(Provider.OPENAI, "x", "stop")
                .replace("\"content\": \"x\", \"refusal\": null", "\"content\": null, \"refusal\": \"I cannot help with that.\"")));

        assertThat(ask(Provider.OPENAI).finish()).isEqualTo(Reply.Finish.REFUSED);
    }

    @Test
    void questionThatAFilterStoppedIsARefusal() {
        answers(aResponse().withStatus(400).withBody(
                "{\"error\": {\"code\": \"content_filter\", \"message\": \"filtered\", \"innererror\": {\"code\": "
                + "\"ResponsibleAIPolicyViolation\"}}}"));

        assertThat(ask(Provider.AZURE_OPENAI).finish()).isEqualTo(Reply.Finish.REFUSED);
    }

    @ParameterizedTest
    @EnumSource(value = Provider.class, mode = Mode.EXCLUDE, names = "NONE")
    void busyServerSaysWhenToAskAgainAndIsNotAskedAgainAtOnce(Provider provider) {
        SERVER.resetRequests();
        answers(aResponse().withStatus(429).withHeader("Retry-After", "17")
                .withBody("{\"error\": {\"message\": \"slow down\", \"type\": \"rate_limit_error\"}}"));

        assertThatThrownBy(() -> ask(provider)).isInstanceOfSatisfying(Unavailable.class, fault -> {
            assertThat(fault.code()).isEqualTo("language.rate-limited");
            assertThat(fault.retryAfter()).contains(Duration.ofSeconds(17));
        });
        assertThat(SERVER.findAll(com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor(anyUrl()))).hasSize(1);
    }

    @Test
    void timeToAskAgainMayBeADate() {
        answers(aResponse().withStatus(503).withHeader("Retry-After", "Mon, 04 May 2026 10:02:00 GMT"));

        assertThatThrownBy(() -> ask(Provider.OPENAI))
                .isInstanceOfSatisfying(Unavailable.class, fault -> assertThat(fault.retryAfter()).contains(Duration.ofMinutes(2)));
    }

    @Test
    void otherTroublesAreToldApart() {
        Map<Integer, String> codes = Map.of(401, "language.not-authorised", 404, "language.model-unknown", 503, "language.server-error",
                500, "language.server-error", 400, "language.request-refused");
        codes.forEach((status, code) -> {
            answers(aResponse().withStatus(status).withBody("{\"error\": {\"message\": \"wrong key secret-key\u001b[2J\"}}"));
            assertThatThrownBy(() -> ask(Provider.OPENAI)).isInstanceOfSatisfying(Unavailable.class, fault -> {
                assertThat(fault.code()).isEqualTo(code);
                assertThat(fault.sentence()).doesNotContain("\u001b");
            });
        });
    }

    @Test
    void dripEndsAtTheDeadline() {
        answers(aResponse().withBody(body(Provider.OPENAI, JSON, "stop")).withChunkedDribbleDelay(60, 60_000));

        try (LangChainModel model = new LangChainModel(settings(Provider.OPENAI, Duration.ofSeconds(1)), Clock.systemUTC())) {
            assertThatThrownBy(() -> model.ask(QUESTION))
                    .isInstanceOfSatisfying(Unavailable.class, fault -> assertThat(fault.code()).isEqualTo("language.timeout"));
        }
    }

    @Test
    void endlessReplyIsCut() {
        answers(aResponse().withBody("x".repeat(5 << 20)));

        assertThatThrownBy(() -> ask(Provider.OPENAI))
                .isInstanceOfSatisfying(Unavailable.class, fault -> assertThat(fault.code()).isEqualTo("language.reply-endless"));
    }

    @Test
    void replyThatIsNoReplyIsTold() {
        for (String nonsense : List.of("<html>busy</html>", "{\"choices\": 7}", "{}", "")) {
            answers(aResponse().withBody(nonsense));
            assertThatThrownBy(() -> ask(Provider.OPENAI))
                    .isInstanceOfSatisfying(Unavailable.class, fault -> assertThat(fault.code()).isEqualTo("language.reply-unreadable"));
        }
    }

    @Test
    void serverThatDoesNotRunIsTold() {
        ModelSettings nowhere = new ModelSettings(Provider.OPENAI, "http://localhost:1/v1", "m-1", null, 0.0, 7, Duration.ofSeconds(2), 512,
                true, 0, 0, 0, 0);
        try (LangChainModel model = new LangChainModel(nowhere, Clock.systemUTC())) {
            assertThatThrownBy(() -> model.ask(QUESTION))
                    .isInstanceOfSatisfying(Unavailable.class, fault -> assertThat(fault.code()).isEqualTo("language.unreachable"));
        }
    }
}
