package dev.earmark.language;

import dev.earmark.fault.Fault;
import dev.earmark.fault.Unavailable;
import dev.earmark.language.Reply.Finish;
import dev.earmark.language.prompt.Fence;
import dev.earmark.language.prompt.Question;
import dev.earmark.language.wire.RequestForm;
import dev.earmark.language.wire.Streaming;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A model behind LangChain4j. Asks once: whoever calls decides about another try. Opens no connection before the first question. */
public final class LangChainModel implements ChatJudgeModel, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LangChainModel.class);

    private final ModelSettings settings;
    private final ModelHttpClient http;
    private final ChatModel model;

    /** @throws IllegalArgumentException when the settings name no provider */
    public LangChainModel(ModelSettings settings, Clock clock) {
        this.settings = settings;
        this.http = new ModelHttpClient(settings.timeout(), clock, form(settings));
        this.model = ChatModels.of(settings, http.asBuilder());
    }

    /** Only servers that speak like OpenAI are asked to stream: the others have no reply that streams only. */
    private static RequestForm form(ModelSettings settings) {
        boolean openAi = settings.provider() == Provider.OPENAI || settings.provider() == Provider.AZURE_OPENAI;
        return new RequestForm(openAi ? settings.stream() : Streaming.NEVER,
                lesson -> LOG.atWarn().addKeyValue("model", settings.model()).log(lesson));
    }

    /** From sending the last question that was answered to the first byte of its reply. */
    Duration firstByte() {
        return http.firstByte();
    }

    @Override
    public String modelId() {
        return settings.provider().name().toLowerCase(Locale.ROOT).replace('_', '-') + "/"
                + Fence.neutral(String.valueOf(settings.model()));
    }

    @Override
    public String parameters() {
        return "temperature=" + settings.temperature() + " seed=" + settings.seed() + " most-reply-tokens=" + settings.mostReplyTokens()
                + " json-schema=" + settings.jsonSchema();
    }

    @Override
    public Reply ask(Question question) {
        ChatRequest.Builder request = ChatRequest.builder()
                .messages(SystemMessage.from(question.system()), UserMessage.from(question.user()));
        if (settings.jsonSchema()) {
            request.responseFormat(SchemaElements.format(question.schema()));
        }
        try {
            return reply(model.chat(request.build()), question);
        } catch (Fault unavailable) {
            throw unavailable;
        } catch (ContentFilteredException | Refusals.Filtered refused) {
            return new Reply("", TokenEstimate.of(question.user()), 0, Finish.REFUSED);
        } catch (RuntimeException broken) {
            throw new Unavailable("language.reply-unreadable",
                    "The language model's server sent something that is not a reply (" + broken.getClass().getSimpleName() + ").", broken);
        }
    }

    private static Reply reply(ChatResponse response, Question question) {
        @Nullable String said = response.aiMessage() == null ? null : response.aiMessage().text();
        String text = said == null ? "" : said;
        @Nullable TokenUsage usage = response.tokenUsage();
        return new Reply(text, counted(usage == null ? null : usage.inputTokenCount(), question.system() + question.user()), cached(usage),
                counted(usage == null ? null : usage.outputTokenCount(), text), finish(response.finishReason()));
    }

    private static int cached(@Nullable TokenUsage usage) {
        @Nullable Integer cached = switch (usage) {
            case OpenAiTokenUsage openAi -> openAi.inputTokensDetails() == null ? null : openAi.inputTokensDetails().cachedTokens();
            case AnthropicTokenUsage anthropic -> anthropic.cacheReadInputTokens();
            case null, default -> null;
        };
        return cached == null ? 0 : Math.max(0, cached);
    }

    private static int counted(@Nullable Integer tokens, String text) {
        return tokens == null || tokens <= 0 ? TokenEstimate.of(text) : tokens;
    }

    /** Servers that say nothing about the end are believed: a reply that is cut off is no JSON anyway. */
    private static Finish finish(@Nullable FinishReason reason) {
        return switch (reason) {
            case null -> Finish.COMPLETE;
            case STOP -> Finish.COMPLETE;
            case LENGTH -> Finish.CUT_OFF;
            case CONTENT_FILTER, TOOL_EXECUTION, OTHER -> Finish.REFUSED;
        };
    }

    @Override
    public void close() {
        http.close();
    }
}
