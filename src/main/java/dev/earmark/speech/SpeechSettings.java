package dev.earmark.speech;

import dev.earmark.speech.model.AdaptedTalks;
import dev.earmark.speech.model.TalkChoice;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How speech is heard.
 *
 * @param model       name of a model in the manifest
 * @param threads     channels that are decoded at the same time, over all calls; each takes one core and about 140 MB
 * @param skipSilence whether long silences are kept from the recogniser; half of the processor time of a two-channel call
 * @param tuned       whether our settings replace those of the model: the same sound gives the same words, and the search is narrower;
 *                    off only to compare with the engine as it comes
 * @param serviceTalk whether the model expects what is said on service lines, where the manifest has such talk for it
 * @param phrases     names of the house, its products, people and streets, with commas between them; null for none
 * @param queueModels models of queues with another language, {@code QUEUE=MODEL} with commas between them; null for none
 * @param adapted     what was learnt from texts of the house: the name of a version, {@code in-use} or {@code none}
 * @param queueAdapted the same for some queues, {@code QUEUE=VERSION} with commas between them; null for none
 * @param adaptNightly whether the service learns at night from what reviewers have corrected
 * @param adaptTexts   files and folders to learn from besides, with commas between them; null for none
 * @param speakerModel  name of a speaker model in the manifest, by which voices on one channel are told apart besides; null for none
 */
public record SpeechSettings(String model, int threads, boolean skipSilence, boolean tuned, boolean serviceTalk,
        @Nullable String phrases, @Nullable String queueModels, String adapted, @Nullable String queueAdapted,
        boolean adaptNightly, @Nullable String adaptTexts, @Nullable String speakerModel) {

    public static final String SMALL_ENGLISH = "vosk-model-en-0.3.45";
    private static final int MOST_THREADS = 256;
    private static final int MOST_PHRASES = 5_000;

    public SpeechSettings {
        if (model.isBlank()) {
            throw new IllegalArgumentException("speech.model is blank, but must name a model of the manifest");
        }
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException("speech.threads is " + threads + ", but must be 1 to " + MOST_THREADS);
        }
        int count = parsed(phrases).size();
        if (count > MOST_PHRASES) {
            throw new IllegalArgumentException("speech.phrases has " + count + " phrases, but must have at most " + MOST_PHRASES);
        }
        checkPairs("queue-models", queueModels, "[A-Za-z0-9._-]+", "Soporte=vosk-model-es");
        if (speakerModel != null && !speakerModel.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw new IllegalArgumentException("speech.speaker-model is \"" + speakerModel
                    + "\", but must be a name in models/manifest.yaml");
        }
        checkAdapted("adapted", adapted);
        checkPairs("queue-adapted", queueAdapted, "[a-z0-9-]+", "Billing=billing-2");
        pairs(queueAdapted).values().forEach(version -> checkAdapted("queue-adapted", version));
    }

    private static void checkPairs(String key, @Nullable String text, String value, String example) {
        parsed(text).stream().filter(pair -> !pair.matches("[^=]+=\\s*" + value)).findFirst().ifPresent(wrong -> {
            throw new IllegalArgumentException("speech." + key + " has \"" + wrong + "\", but must have pairs such as " + example);
        });
    }

    private static void checkAdapted(String key, String version) {
        if (!version.equals(AdaptedTalks.IN_USE) && !version.equals(AdaptedTalks.NONE) && !AdaptedTalks.isName(version)) {
            throw new IllegalArgumentException("speech." + key + " has \"" + version + "\", but must be " + AdaptedTalks.IN_USE + ", "
                    + AdaptedTalks.NONE + ", or a version that \"earmark speech models\" shows, such as house-3");
        }
    }

    /** With one model for all queues. */
    public SpeechSettings(String model, int threads, boolean skipSilence, boolean tuned, boolean serviceTalk, @Nullable String phrases) {
        this(model, threads, skipSilence, tuned, serviceTalk, phrases, null);
    }

    /** With nothing learnt from texts of the house. */
    public SpeechSettings(String model, int threads, boolean skipSilence, boolean tuned, boolean serviceTalk, @Nullable String phrases,
            @Nullable String queueModels) {
        this(model, threads, skipSilence, tuned, serviceTalk, phrases, queueModels, AdaptedTalks.NONE, null, false, null, null);
    }

    /** The small English model, one channel on each core, silence skipped, tuned, with service talk and what is in use for the house. */
    public static SpeechSettings defaults() {
        int cores = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        return new SpeechSettings(SMALL_ENGLISH, cores, true, true, true, null, null, AdaptedTalks.IN_USE, null, false, null,
                null);
    }

    /** The engine as it comes, fed with whole channels: what {@link #defaults()} is measured against. */
    public static SpeechSettings plain() {
        return new SpeechSettings(SMALL_ENGLISH, defaults().threads(), false, false, false, null);
    }

    /** The same, with one more or fewer kind of talk. */
    public SpeechSettings with(boolean service, @Nullable String named) {
        return new SpeechSettings(model, threads, skipSilence, tuned, service, named, queueModels, adapted, queueAdapted,
                adaptNightly, adaptTexts, speakerModel);
    }

    /** The same with another version of what was learnt from texts of the house, in all queues. */
    public SpeechSettings adaptedTo(String version) {
        return new SpeechSettings(model, threads, skipSilence, tuned, serviceTalk, phrases, queueModels, version, null, adaptNightly,
                adaptTexts, speakerModel);
    }

    /**
     * How queues are heard that are not heard as all others, by the name of the queue in small letters. With a model of their own they have
     * nothing that was learnt for the usual one, unless a version is named for them.
     */
    public Map<String, SpeechSettings> ofQueues() {
        Map<String, String> ownModels = pairs(queueModels);
        Map<String, String> ownAdapted = pairs(queueAdapted);
        Map<String, SpeechSettings> queues = new LinkedHashMap<>();
        Stream.concat(ownModels.keySet().stream(), ownAdapted.keySet().stream()).distinct().forEach(queue -> {
            String own = ownModels.getOrDefault(queue, model);
            String version = ownAdapted.getOrDefault(queue, own.equals(model) ? adapted : AdaptedTalks.NONE);
            queues.put(queue, heardBy(own).adaptedTo(version));
        });
        return queues;
    }

    /** The same with another model, for which nothing was learnt, and for all queues. */
    SpeechSettings heardBy(String other) {
        return new SpeechSettings(other, threads, skipSilence, tuned, serviceTalk, phrases, null, AdaptedTalks.NONE, null, adaptNightly,
                adaptTexts, speakerModel);
    }

    private static Map<String, String> pairs(@Nullable String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : parsed(text)) {
            int equals = pair.lastIndexOf('=');
            pairs.put(pair.substring(0, equals).strip().toLowerCase(Locale.ROOT), pair.substring(equals + 1).strip());
        }
        return pairs;
    }

    /** What the service learns from at night besides what was corrected. */
    public List<Path> nightlyTexts() {
        return parsed(adaptTexts).stream().map(Path::of).toList();
    }

    /** What the recogniser is to expect besides what it was made with. */
    public TalkChoice talk() {
        return new TalkChoice(serviceTalk, parsed(phrases), adapted);
    }

    private static List<String> parsed(@Nullable String text) {
        return text == null ? List.of() : Arrays.stream(text.split(",")).map(String::strip).filter(phrase -> !phrase.isEmpty()).toList();
    }
}
