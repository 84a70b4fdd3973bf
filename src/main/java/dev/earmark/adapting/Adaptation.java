package dev.earmark.adapting;

import dev.earmark.audio.AudioIntake;
import dev.earmark.fault.Fault;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.interaction.Progress;
import dev.earmark.pipeline.Arrival;
import dev.earmark.pipeline.Details;
import dev.earmark.pipeline.Incoming;
import dev.earmark.pipeline.Intake;
import dev.earmark.speech.SpeechSettings;
import dev.earmark.speech.model.AdaptedTalk;
import dev.earmark.speech.model.Models;
import dev.earmark.speech.model.SpeechModel;
import dev.earmark.speech.talk.HouseTalk;
import dev.earmark.speech.talk.LearntTalk;
import dev.earmark.speech.talk.TalkWeights;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Learns a new version from texts of a house, measures it on what was held out, and keeps it. For one thread. */
public final class Adaptation {

    /** Fewer tell nothing that the model does not know. */
    static final int LEAST_LEARNT = 100;
    /** More take longer than two minutes. */
    static final int MOST_WORDS = 1_000_000;
    /** Text of which the recogniser can hear fewer words is code, lists of parts or another language. */
    private static final double LEAST_KNOWN = 0.6;
    private static final String LANGUAGE = "en";
    private static final double MOST_POINTS_WORSE = 0.5;

    private final Intake intake;
    private final AudioIntake audio;
    private final Models models;
    private final SpeechSettings settings;
    private final Clock clock;

    /** @param settings by which calls are heard; of what was learnt before nothing is used */
    public Adaptation(Intake intake, AudioIntake audio, Models models, SpeechSettings settings, Clock clock) {
        this.intake = intake;
        this.audio = audio;
        this.models = models;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What was learnt, not yet kept.
     *
     * @param words   of the texts
     * @param heldOut texts by which it was measured
     * @param measured words and ends of sentences in them
     */
    public record Learnt(LearntTalk talk, AdaptedTalk.Facts facts, HouseTalk.Words words, int heldOut, int measured) {

        /** Whether perplexity fell, and wrong words, where they were counted, did not become more. */
        public boolean better() {
            return facts.perplexityAfter() < facts.perplexityBefore() && !hearsWorse();
        }

        /** By more than half a point. */
        public boolean hearsWorse() {
            return facts.errors().map(errors -> errors.after() > errors.before() + MOST_POINTS_WORSE).orElse(false);
        }
    }

    /**
     * Learns and measures; takes some 20 s of one core, and twice the processor time of the recordings that were held out.
     *
     * @param wrong is told of recordings that cannot be heard, which are left out
     * @throws Rejected    with {@code speech.text-too-little}, {@code speech.text-too-much} or {@code speech.text-foreign}
     * @throws Unavailable when the model is missing or damaged, or has no grammar that can be changed
     */
    public Learnt learn(List<HouseSource> sources, Consumer<Fault> wrong, Progress progress) {
        SpeechModel model = models.named(settings.model());
        if (!model.language().equals(LANGUAGE)) {
            throw new Rejected("speech.text-foreign", "Only English is learnt, and the speech model %s hears another language (%s)."
                    .formatted(model.name(), model.language()));
        }
        try {
            progress.at("learning", 0);
            HouseTalk talk = talk(model);
            HouseTalk.Words words = talk.words(HeldOut.texts(sources));
            check(words);
            HeldOut parts = HeldOut.of(sources);
            HouseTalk.Expected expected = talk.measured(HeldOut.texts(parts.learnt()), HeldOut.texts(parts.kept()));
            Optional<AdaptedTalk.Errors> errors = errors(talk, parts, wrong, progress);
            progress.at("learning", 1);
            return new Learnt(talk.learn(HeldOut.texts(sources)), new AdaptedTalk.Facts(sources.size(), words.words(),
                    expected.before(), expected.after(), errors), words, parts.kept().size(), expected.places());
        } catch (IOException unreadable) {
            throw new Unavailable("speech.model-fixed", "The speech model %s cannot be adapted: %s.".formatted(model.name(),
                    unreadable.getMessage()), unreadable);
        }
    }

    /** Learns without measuring, however little there is. */
    public LearntTalk weights(List<HouseSource> sources) throws IOException {
        return talk(models.named(settings.model())).learn(HeldOut.texts(sources));
    }

    /** Whether the newest version of a name was learnt from just these texts. */
    public boolean isKept(List<HouseSource> sources, String line) {
        Optional<AdaptedTalk> last = models.adapted().last(line);
        try {
            return last.isPresent() && last.get().model().equals(settings.model())
                    && Arrays.equals(TalkWeights.uncompressed(last.get().file()), weights(sources).weights());
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Frees the room of versions of the same name before this one, which are unpacked again when they are asked for. */
    public void forgetUnpackedBefore(AdaptedTalk talk) {
        models.adapted().before(talk).stream().filter(older -> older.model().equals(settings.model())).forEach(older ->
                models.forgetUnpacked(models.named(settings.model()), settings.tuned(),
                settings.adaptedTo(older.name()).talk()));
    }

    private HouseTalk talk(SpeechModel model) throws IOException {
        return new HouseTalk(models.grammar(model), models.talkOf(model, settings.talk()));
    }

    static Rejected tooMuch(String found) {
        return new Rejected("speech.text-too-much", "%s; at most %,d are learnt from at a time.".formatted(found, MOST_WORDS));
    }

    private static void check(HouseTalk.Words words) {
        if (words.words() > MOST_WORDS) {
            throw tooMuch("The texts have %,d words".formatted(words.words()));
        } else if (words.words() >= LEAST_LEARNT && words.knownShare() < LEAST_KNOWN) {
            throw new Rejected("speech.text-foreign", ("Of the words of the texts the speech model knows only %.0f %% (%.0f %% are needed)"
                    + ": they are in another language, or no sentences.").formatted(100 * words.knownShare(), 100 * LEAST_KNOWN));
        } else if (words.learnt() < LEAST_LEARNT) {
            throw new Rejected("speech.text-too-little", ("The texts have %d words, of which %d stand in at least two conversations or "
                    + "paragraphs; at least %d such words are needed.").formatted(words.words(), words.learnt(), LEAST_LEARNT));
        }
    }

    private Optional<AdaptedTalk.Errors> errors(HouseTalk talk, HeldOut parts, Consumer<Fault> wrong, Progress progress)
            throws IOException {
        List<HouseErrors.Call> calls = new ArrayList<>();
        for (HouseSource source : parts.kept()) {
            HouseSource.Spoken spoken = source.spoken();
            if (spoken != null) {
                intake.take(spoken.recording(), Details.NOTHING, arrival -> {
                    if (arrival instanceof Arrival.Accepted(var _, Incoming.Received received, var _)) {
                        calls.add(new HouseErrors.Call(received.recording(), spoken.said()));
                    } else if (arrival instanceof Arrival.Refused(var _, var fault)) {
                        wrong.accept(fault);
                    }
                });
            }
        }
        if (calls.isEmpty()) {
            return Optional.empty();
        }
        try (TrialModel trial = TrialModel.of(models, settings.model(), talk.learn(HeldOut.texts(parts.learnt())), clock)) {
            return new HouseErrors(audio, settings).of(calls, models, trial.models(), progress);
        }
    }

    /**
     * Keeps what was learnt as the next version of its name.
     *
     * @param line the name without the number, of the shape {@link dev.earmark.speech.model.AdaptedTalks#LINE}
     * @param use  whether calls are heard with it from the next start on
     */
    public AdaptedTalk keep(Learnt learnt, String line, boolean use) {
        AdaptedTalk talk = models.adapted().add(line, settings.model(), learnt.talk(), clock.instant(), learnt.facts());
        if (use) {
            models.adapted().use(Optional.of(talk));
        }
        return talk;
    }
}
