package dev.earmark.speech;

import dev.earmark.fault.Rejected;
import dev.earmark.interaction.Recording;
import dev.earmark.interaction.SpokenLanguages;
import dev.earmark.speech.model.Models;
import dev.earmark.speech.model.SpeechModel;
import dev.earmark.transcript.LanguageTag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * By which model a recording is heard: one for the language that somebody chose for it, else the one of its queue, else the usual one. Of
 * several for a language that of the queue comes first, then the usual one, then the first of the list. A model of the very language and
 * region is best, then one of the language alone, then one of another region. Safe for many threads.
 */
public final class LanguageChoice implements SpokenLanguages {

    private final SpeechSettings settings;
    private final Map<String, SpeechSettings> queues;
    private final Models models;

    public LanguageChoice(SpeechSettings settings, Models models) {
        this.settings = settings;
        this.queues = Map.copyOf(settings.ofQueues());
        this.models = models;
    }

    @Override
    public void mustKnow(@Nullable String language, String what) {
        if (language != null) {
            fitting(new LanguageTag(language), what);
        }
    }

    /**
     * How it is heard.
     *
     * @throws Rejected with {@code speech.language-unknown} and the languages that there are, when no model hears the one that was chosen
     */
    public SpeechSettings of(Recording recording) {
        String queue = recording.queue();
        SpeechSettings usual = queue == null ? settings : queues.getOrDefault(queue.strip().toLowerCase(Locale.ROOT), settings);
        String language = recording.language();
        if (language == null) {
            return usual;
        }
        List<String> fitting = fitting(new LanguageTag(language), "The recording").stream().map(SpeechModel::name).toList();
        return fitting.contains(usual.model()) ? usual
                : fitting.contains(settings.model()) ? settings : settings.heardBy(fitting.getFirst());
    }

    private List<SpeechModel> fitting(LanguageTag tag, String what) {
        List<SpeechModel> all = models.all();
        for (String part = tag.text(); !part.isEmpty(); part = new LanguageTag(part).shortened()) {
            String exact = part;
            List<SpeechModel> found = such(all, model -> model.language().equals(exact));
            if (!found.isEmpty()) {
                return found;
            }
        }
        List<SpeechModel> elsewhere = such(all, model -> new LanguageTag(model.language()).language().equals(tag.language()));
        if (elsewhere.isEmpty()) {
            throw new Rejected("speech.language-unknown", what + " is in " + named(tag.text())
                    + ", which no speech model of models/manifest.yaml hears; there are models for " + all.stream()
                    .map(SpeechModel::language).distinct().map(LanguageChoice::named).collect(Collectors.joining(", ")) + ".");
        }
        return elsewhere;
    }

    private static List<SpeechModel> such(List<SpeechModel> all, Predicate<SpeechModel> fits) {
        return all.stream().filter(fits).toList();
    }

    private static String named(String tag) {
        return tag + " (" + new LanguageTag(tag).name() + ")";
    }
}
