package dev.earmark.language;

import dev.earmark.language.wire.Streaming;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which language model judges. Without a provider no word leaves the machine.
 *
 * @param baseUrl         of the server; null means the provider's own address
 * @param model           exact id of a model; one that moves, such as "latest", is refused, because scores would change silently
 * @param apiKey          null for servers that need none
 * @param temperature     0 to 2; null for models that refuse the parameter
 * @param seed            null for models that refuse the parameter
 * @param timeout         of one question, from sending to the last byte of the reply
 * @param mostReplyTokens longest reply
 * @param jsonSchema      whether the server is told the shape of the reply; off for servers that do not know the parameter
 * @param inputPrice      of a million tokens, in any currency
 * @param outputPrice     of a million tokens, in the same currency
 * @param dailyTokens     most tokens in a day (UTC), both ways; 0 for no limit
 * @param dailyMoney      most money in a day (UTC), by the prices; 0 for no limit
 * @param parallel        how many questions are asked at the same time, over all conversations, 1 to 32
 * @param stream          whether a server that speaks like OpenAI is asked for its replies in pieces
 */
public record ModelSettings(
        Provider provider,
        @Nullable String baseUrl,
        @Nullable String model,
        @Nullable String apiKey,
        @Nullable Double temperature,
        @Nullable Integer seed,
        Duration timeout,
        int mostReplyTokens,
        boolean jsonSchema,
        double inputPrice,
        double outputPrice,
        long dailyTokens,
        double dailyMoney,
        int parallel,
        Streaming stream) {

    private static final int MOST_PARALLEL = 32;
    private static final int USUALLY_PARALLEL = 4;
    private static final double MILLION = 1e6;
    private static final int LEAST_REPLY_TOKENS = 128;
    private static final int MOST_REPLY_TOKENS = 32_768;
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(10);

    public ModelSettings {
        if (provider != Provider.NONE) {
            exactModel(provider, model);
        }
        if (baseUrl != null && !isWebAddress(baseUrl)) {
            throw new IllegalArgumentException("language.base-url is \"" + baseUrl + "\", but must begin with http:// or https://");
        } else if (baseUrl == null && provider == Provider.AZURE_OPENAI) {
            throw new IllegalArgumentException(
                    "language.base-url is missing: for azure-openai it is https://RESOURCE.openai.azure.com/openai/v1");
        }
        within("temperature", temperature == null ? 0 : temperature, 0, 2);
        within("most-reply-tokens", mostReplyTokens, LEAST_REPLY_TOKENS, MOST_REPLY_TOKENS);
        within("timeout in seconds", timeout.toSeconds(), 1, LONGEST_TIMEOUT.toSeconds());
        within("input-price", inputPrice, 0, 1e9);
        within("output-price", outputPrice, 0, 1e9);
        within("daily-tokens", dailyTokens, 0, Long.MAX_VALUE);
        within("daily-money", dailyMoney, 0, 1e12);
        within("parallel", parallel, 1, MOST_PARALLEL);
        if (dailyMoney > 0 && inputPrice + outputPrice == 0) {
            throw new IllegalArgumentException(
                    "language.daily-money is set without prices; set language.input-price and language.output-price too");
        }
    }

    /** Four questions at once, streamed where the server wants it. */
    public ModelSettings(Provider provider, @Nullable String baseUrl, @Nullable String model, @Nullable String apiKey,
            @Nullable Double temperature, @Nullable Integer seed, Duration timeout, int mostReplyTokens, boolean jsonSchema,
            double inputPrice, double outputPrice, long dailyTokens, double dailyMoney) {
        this(provider, baseUrl, model, apiKey, temperature, seed, timeout, mostReplyTokens, jsonSchema, inputPrice, outputPrice,
                dailyTokens, dailyMoney, USUALLY_PARALLEL, Streaming.AUTO);
    }

    /** The same with so many questions at once. */
    public ModelSettings inParallel(int questions) {
        return new ModelSettings(provider, baseUrl, model, apiKey, temperature, seed, timeout, mostReplyTokens, jsonSchema, inputPrice,
                outputPrice, dailyTokens, dailyMoney, questions, stream);
    }

    /** What so many tokens cost. */
    public double price(long inputTokens, long outputTokens) {
        return (inputTokens * inputPrice + outputTokens * outputPrice) / MILLION;
    }

    private static void exactModel(Provider provider, @Nullable String model) {
        if (model == null || model.isBlank()) {
            throw new IllegalArgumentException("language.model is missing, but must name a model of the provider");
        }
        String name = model.toLowerCase(Locale.ROOT);
        if (name.matches("(.*[^a-z])?latest")) {
            throw new IllegalArgumentException("language.model is \"" + model
                    + "\", which moves from one model to another; name one version, so that scores can be compared");
        }
        if (provider == Provider.OLLAMA && !name.contains(":")) {
            throw new IllegalArgumentException("language.model is \"" + model
                    + "\", which Ollama reads as its latest; add the tag, such as \"" + model + ":8b\"");
        }
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }

    private static void within(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException("language." + name + " is " + plain(value) + ", but must be " + plain(least) + " to "
                    + plain(most));
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? String.valueOf((long) value) : String.valueOf(value);
    }

    /** No model; what would hold for one: temperature 0, a minute, 1,024 tokens, no limits a day. */
    public static ModelSettings defaults() {
        return new ModelSettings(Provider.NONE, null, null, null, 0.0, 7, Duration.ofMinutes(1), 1_024, true, 0, 0, 0, 0);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ModelSettings[provider=" + provider + ", baseUrl=" + baseUrl + ", model=" + model + ", apiKey="
                + (apiKey == null ? "none" : "hidden")
                + ", temperature=" + temperature + ", seed=" + seed + ", timeout=" + timeout + ", mostReplyTokens=" + mostReplyTokens
                + ", jsonSchema=" + jsonSchema
                + ", inputPrice=" + inputPrice + ", outputPrice=" + outputPrice + ", dailyTokens=" + dailyTokens + ", dailyMoney="
                + dailyMoney + ", parallel=" + parallel + ", stream=" + stream + "]";
    }
}
