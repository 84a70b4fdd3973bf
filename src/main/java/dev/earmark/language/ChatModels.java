package dev.earmark.language;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * LangChain4j's models by our settings. Its retries are off: they ignore Retry-After. Azure is reached through its address that speaks like
 * OpenAI, because its own library would bring a second HTTP stack of some twenty jars.
 */
final class ChatModels {

    private static final String OPENAI = "https://api.openai.com/v1";
    private static final String OLLAMA = "http://localhost:11434";
    private static final String ANTHROPIC = "https://api.anthropic.com/v1/";
    private static final String GEMINI = "https://generativelanguage.googleapis.com/v1beta";
    /** Models that think before they answer and refuse a temperature and a seed. */
    private static final Pattern REASONING = Pattern.compile("(?i)(?:^|/)(?:o[1-9](?:$|-)|gpt-5)");
    /** Servers without keys ignore it; the library does not go without. */
    private static final String NO_KEY = "none";

    private ChatModels() {}

    static ChatModel of(ModelSettings settings, HttpClientBuilder http) {
        return switch (settings.provider()) {
            case NONE -> throw new IllegalArgumentException("language.provider is none");
            case OPENAI -> openAi(settings, http, address(settings, OPENAI)).build();
            case AZURE_OPENAI -> openAi(settings, http, address(settings, "")).customHeaders(Map.of("api-key", key(settings))).build();
            case OLLAMA -> ollama(settings, http);
            case ANTHROPIC -> anthropic(settings, http);
            case GEMINI -> gemini(settings, http);
        };
    }

    /** OpenAI's own newer models know only the new name of the limit, and local servers often only the old one. */
    private static OpenAiChatModel.OpenAiChatModelBuilder openAi(ModelSettings settings, HttpClientBuilder http, String address) {
        OpenAiChatModel.OpenAiChatModelBuilder builder = OpenAiChatModel.builder().httpClientBuilder(http).baseUrl(address)
                .apiKey(key(settings))
                .modelName(settings.model()).timeout(settings.timeout()).maxRetries(0).supportedCapabilities(capabilities(settings))
                .strictJsonSchema(settings.jsonSchema());
        boolean reasons = REASONING.matcher(String.valueOf(settings.model())).find();
        boolean local = settings.provider() == Provider.OPENAI && !address.equals(OPENAI);
        if (local && !reasons) {
            builder.maxTokens(settings.mostReplyTokens());
        } else {
            builder.maxCompletionTokens(settings.mostReplyTokens());
        }
        if (settings.temperature() != null && !reasons) {
            builder.temperature(settings.temperature());
        }
        if (settings.seed() != null && !reasons) {
            builder.seed(settings.seed());
        }
        return builder;
    }

    private static ChatModel ollama(ModelSettings settings, HttpClientBuilder http) {
        OllamaChatModel.OllamaChatModelBuilder builder = OllamaChatModel.builder();
        builder.httpClientBuilder(http).baseUrl(address(settings, OLLAMA)).modelName(settings.model()).timeout(settings.timeout())
                .numPredict(settings.mostReplyTokens()).supportedCapabilities(capabilities(settings));
        if (settings.apiKey() != null) {
            builder.customHeaders(Map.of("Authorization", "Bearer " + settings.apiKey()));
        }
        if (settings.temperature() != null) {
            builder.temperature(settings.temperature());
        }
        if (settings.seed() != null) {
            builder.seed(settings.seed());
        }
        return builder.maxRetries(0).build();
    }

    /** Its default limit of 1,024 tokens is always replaced; it knows no seed. */
    private static ChatModel anthropic(ModelSettings settings, HttpClientBuilder http) {
        AnthropicChatModel.AnthropicChatModelBuilder builder = AnthropicChatModel.builder().httpClientBuilder(http)
                .baseUrl(address(settings, ANTHROPIC))
                .apiKey(key(settings)).modelName(settings.model()).timeout(settings.timeout()).maxTokens(settings.mostReplyTokens())
                .maxRetries(0)
                .supportedCapabilities(capabilities(settings));
        if (settings.temperature() != null) {
            builder.temperature(settings.temperature());
        }
        return builder.build();
    }

    private static ChatModel gemini(ModelSettings settings, HttpClientBuilder http) {
        GoogleAiGeminiChatModel.GoogleAiGeminiChatModelBuilder builder = GoogleAiGeminiChatModel.builder();
        builder.httpClientBuilder(http).baseUrl(address(settings, GEMINI)).apiKey(key(settings)).modelName(settings.model())
                .timeout(settings.timeout())
                .maxOutputTokens(settings.mostReplyTokens());
        if (settings.temperature() != null) {
            builder.temperature(settings.temperature());
        }
        if (settings.seed() != null) {
            builder.seed(settings.seed());
        }
        return builder.maxRetries(0).supportedCapabilities(capabilities(settings)).build();
    }

    private static Set<Capability> capabilities(ModelSettings settings) {
        return settings.jsonSchema() ? Set.of(Capability.RESPONSE_FORMAT_JSON_SCHEMA) : Set.of();
    }

    private static String address(ModelSettings settings, String usual) {
        return settings.baseUrl() == null ? usual : settings.baseUrl();
    }

    private static String key(ModelSettings settings) {
        return settings.apiKey() == null ? NO_KEY : settings.apiKey();
    }
}
