package dev.earmark.language;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
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
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
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

    private static String sent(LoggedRequest request) {
        return request.getBodyAsString();
    }

    private static List<LoggedRequest> requests() {
        return SERVER.findAll(com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor(anyUrl()));
    }

    private static String error(String message, String param, String code) {
        return "{\"error\": {\"message\": " + quoted(message) + ", \"type\": \"invalid_request_error\", \"param\": "
                + (param.isEmpty() ? "null" : quoted(param)) + ", \"code\": " + (code.isEmpty() ? "null" : quoted(code)) + "}}";
    }

    private static String piece(String content) {
        return "data: {\"id\": \"chatcmpl-1\", \"object\": \"chat.completion.chunk\", \"created\": 1767000000, \"model\": \"m\", "
                + "\"choices\": [{\"index\": 0, \"delta\": {\"content\": " + quoted(content) + "}, \"finish_reason\": null}]}\n\n";
    }

    private static String streamed(String end) {
        return ": keep-alive\n\n"
                + "data: {\"choices\": [{\"index\": 0, \"delta\": {\"role\": \"assistant\", "
                + "\"reasoning_content\": \"It says {so}.\"}}]}\n\n"
                + piece(JSON.substring(0, 9)) + ": OPENROUTER PROCESSING\r\n\r\n" + piece(JSON.substring(9))
                + "data: {\"choices\": [{\"index\": 0, \"delta\": {}, \"finish_reason\": \"stop\"}]}\n\n" + end;
    }

    private static final String COUNTED = "data: {\"choices\": [], \"usage\": {\"prompt_tokens\": 321, \"completion_tokens\": 23, "
            + "\"total_tokens\": 344, \"prompt_tokens_details\": {\"cached_tokens\": 256}}}\n\ndata: [DONE]\n\n";

    private static void streams(String events) {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withHeader("Content-Type", "text/event-stream; charset=utf-8")
                .withBody(events)));
    }

    @Test
    void aServerThatStreamsWhateverIsAskedIsReadWhole() {
        SERVER.resetAll();
        streams(streamed(COUNTED));

        assertThat(ask(Provider.OPENAI)).isEqualTo(new Reply(JSON, 321, 256, 23, Reply.Finish.COMPLETE));
    }

    @Test
    void aServerThatOnlyStreamsIsAskedToAndFromThenOnAtOnce() {
        SERVER.resetAll();
        streams(streamed(COUNTED));
        SERVER.stubFor(any(anyUrl()).withRequestBody(matchingJsonPath("$[?(!(@.stream == true))]")).atPriority(1)
                .willReturn(aResponse().withStatus(400).withBody(error("This model only support stream mode, please enable the stream "
                        + "parameter to access the model. ", "", "invalid_parameter_error"))));

        try (LangChainModel model = new LangChainModel(settings(Provider.OPENAI, Duration.ofSeconds(5)), Clock.systemUTC())) {
            assertThat(model.ask(QUESTION)).isEqualTo(new Reply(JSON, 321, 256, 23, Reply.Finish.COMPLETE));
            assertThat(requests()).hasSize(2);
            assertThat(model.ask(QUESTION).text()).isEqualTo(JSON);
            assertThat(requests()).hasSize(3);
            assertThat(model.firstByte()).isPositive();
        }
        assertThat(sent(requests().getLast())).contains("\"stream\":true", "\"include_usage\":true");
    }

    @Test
    void aStreamThatBreaksOffIsNoReply() {
        SERVER.resetAll();
        streams(": keep-alive\n\n" + piece("{\"supports\": "));
        assertThatThrownBy(() -> ask(Provider.OPENAI))
                .isInstanceOfSatisfying(Unavailable.class, fault -> assertThat(fault.code()).isEqualTo("language.server-error"));
        streams(piece("{") + "data: {\"error\": {\"code\": 429, \"message\": \"slow down\"}}\n\n");
        assertThatThrownBy(() -> ask(Provider.OPENAI))
                .isInstanceOfSatisfying(Unavailable.class, fault -> assertThat(fault.code()).isEqualTo("language.rate-limited"));
    }

    @Test
    void linesThatOnlyKeepTheConnectionAliveAreNoReply() {
        SERVER.resetAll();
        streams(": keep-alive\n\n".repeat(50));
        assertThatThrownBy(() -> ask(Provider.OPENAI)).isInstanceOf(Unavailable.class);
        answers(aResponse().withBody("\n\n  \n" + body(Provider.OPENAI, JSON, "stop")));
        assertThat(ask(Provider.OPENAI).text()).as("blank lines before a whole reply").isEqualTo(JSON);
    }

    @Test
    void aStreamIsOverWithItsLastPieceAndNotWithTheConnection() throws IOException {
        try (OpenStream server = new OpenStream(streamed(COUNTED))) {
            ModelSettings settings = new ModelSettings(Provider.OPENAI, server.baseUrl(), "m-1", null, 0.0, 7, Duration.ofSeconds(20), 512,
                    true, 0, 0, 0, 0);
            try (LangChainModel model = new LangChainModel(settings, Clock.systemUTC())) {
                assertThat(model.ask(QUESTION).text()).isEqualTo(JSON);
            }
        }
    }

    /** Sends a stream and keeps the connection open behind it. */
    private record OpenStream(ServerSocket socket, String events) implements AutoCloseable {

        OpenStream(String events) throws IOException {
            this(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), events);
            Thread.ofVirtual().start(() -> {
                try (Socket asked = socket.accept()) {
                    asked.getOutputStream().write(("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + events)
                            .getBytes(StandardCharsets.UTF_8));
                    asked.getOutputStream().flush();
                    while (asked.getInputStream().read() >= 0) {
                        Thread.onSpinWait();
                    }
                } catch (IOException closed) {
                    // by the test
                }
            });
        }

        String baseUrl() {
            return "http://127.0.0.1:" + socket.getLocalPort() + "/v1";
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void whatAModelThinksIsPassedOver() {
        SERVER.resetAll();
        answers(aResponse().withBody(body(Provider.OPENAI, JSON, "stop").replace("\"role\": \"assistant\"",
                "\"role\": \"assistant\", \"reasoning_content\": \"They say {\\\"supports\\\": \\\"no\\\"}.\"")));
        assertThat(ask(Provider.OPENAI).text()).isEqualTo(JSON);
    }

    @Test
    void parametersThatAServerRefusesAreLearnedOnce() throws IOException {
        Map<String, String> refusals = Map.of(
                "max_tokens", error("Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' "
                        + "instead.", "max_tokens", "unsupported_parameter"),
                "temperature", error("Unsupported value: 'temperature' does not support 0.0 with this model. Only the default (1) value is "
                        + "supported.", "temperature", "unsupported_value"),
                "seed", error("Unsupported parameter: 'seed' is not supported with this model.", "seed", "unsupported_parameter"),
                "response_format", error("Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.", "",
                        ""));
        SERVER.resetAll();
        answers(aResponse().withBody(body(Provider.OPENAI, JSON, "stop")));
        refusals.forEach((field, refusal) -> SERVER.stubFor(any(anyUrl()).withRequestBody(matchingJsonPath("$." + field)).atPriority(1)
                .willReturn(aResponse().withStatus(400).withBody(refusal))));

        try (LangChainModel model = new LangChainModel(settings(Provider.OPENAI, Duration.ofSeconds(5)), Clock.systemUTC())) {
            assertThat(model.ask(QUESTION).text()).isEqualTo(JSON);
            assertThat(requests()).hasSize(5);
            assertThat(model.ask(QUESTION).text()).isEqualTo(JSON);
            assertThat(requests()).as("nothing is tried again").hasSize(6);
        }
        JsonNode last = new ObjectMapper().readTree(sent(requests().getLast()));
        assertThat(last.path("max_completion_tokens").asInt()).isEqualTo(512);
        assertThat(last.has("max_tokens") || last.has("temperature") || last.has("seed") || last.has("response_format")).isFalse();
    }

    @Test
    void aServerOfAnotherKindNamesWhatItDoesNotKnowToo() throws IOException {
        SERVER.resetAll();
        answers(aResponse().withBody(body(Provider.OPENAI, JSON, "stop")));
        SERVER.stubFor(any(anyUrl()).withRequestBody(matchingJsonPath("$.response_format")).atPriority(1)
                .willReturn(aResponse().withStatus(422).withBody("{\"detail\": [{\"type\": \"extra_forbidden\", \"loc\": [\"body\", "
                        + "\"response_format\"], \"msg\": \"Extra inputs are not permitted\"}]}")));

        assertThat(ask(Provider.OPENAI).text()).isEqualTo(JSON);
        assertThat(new ObjectMapper().readTree(sent(requests().getLast())).has("response_format")).isFalse();
    }

    @Test
    void aRefusalThatNamesNothingThatWasSentIsToldAtOnce() {
        SERVER.resetAll();
        answers(aResponse().withStatus(400).withBody(error("This model's maximum context length is 4096 tokens.", "messages",
                "context_length_exceeded")));

        assertThatThrownBy(() -> ask(Provider.OPENAI))
                .isInstanceOfSatisfying(Unavailable.class, fault -> assertThat(fault.code()).isEqualTo("language.request-refused"));
        assertThat(requests()).hasSize(1);
        answers(aResponse().withStatus(400).withBody(error("'max_tokens' or 'max_completion_tokens' is too large: 512. This model's "
                + "maximum context length is 4096 tokens and your request has 3900 input tokens.", "max_tokens", "400")));
        assertThatThrownBy(() -> ask(Provider.OPENAI)).isInstanceOf(Unavailable.class);
        assertThat(requests()).as("the name of the limit is not what is wrong").hasSize(2);
    }

    @Test
    void aServerThatKnowsTheOldLimitAloneIsAskedWithIt() throws IOException {
        SERVER.resetAll();
        answers(aResponse().withBody(body(Provider.AZURE_OPENAI, JSON, "stop")));
        SERVER.stubFor(any(anyUrl()).withRequestBody(matchingJsonPath("$.max_completion_tokens")).atPriority(1)
                .willReturn(aResponse().withStatus(400).withBody(error("Unrecognized request argument supplied: max_completion_tokens", "",
                        ""))));

        assertThat(ask(Provider.AZURE_OPENAI).text()).isEqualTo(JSON);
        assertThat(new ObjectMapper().readTree(sent(requests().getLast())).path("max_tokens").asInt()).isEqualTo(512);
    }

    @Test
    void tokensThatAServerHadReadBeforeAreTold() {
        SERVER.resetAll();
        answers(aResponse().withBody(body(Provider.OPENAI, JSON, "stop").replace("\"total_tokens\": 344",
                "\"total_tokens\": 344, \"prompt_tokens_details\": {\"cached_tokens\": 128, \"audio_tokens\": 0}")));
        assertThat(ask(Provider.OPENAI).cachedTokens()).isEqualTo(128);
        answers(aResponse().withBody(body(Provider.ANTHROPIC, JSON, "end_turn").replace("\"input_tokens\": 321",
                "\"input_tokens\": 321, \"cache_creation_input_tokens\": 0, \"cache_read_input_tokens\": 200")));
        assertThat(ask(Provider.ANTHROPIC).cachedTokens()).isEqualTo(200);
    }
}
