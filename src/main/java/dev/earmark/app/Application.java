package dev.earmark.app;

import dev.earmark.adapting.Adaptation;
import dev.earmark.adapting.HouseTexts;
import dev.earmark.adapting.nightly.NightlyAdaptation;
import dev.earmark.audio.AudioIntake;
import dev.earmark.audio.ffmpeg.FfmpegDecoder;
import dev.earmark.eval.Engines;
import dev.earmark.indexing.IndexPlace;
import dev.earmark.indexing.IndexedSearch;
import dev.earmark.indexing.SearchSettings;
import dev.earmark.jobs.Forecaster;
import dev.earmark.interaction.SpokenLanguages;
import dev.earmark.judge.LlmJudge;
import dev.earmark.language.ForecastModel;
import dev.earmark.language.GuardedModel;
import dev.earmark.language.JudgeSettings;
import dev.earmark.language.Provider;
import dev.earmark.language.embedding.CacheSettings;
import dev.earmark.language.embedding.CachedEmbedder;
import dev.earmark.language.embedding.Embedder;
import dev.earmark.language.embedding.OnnxEmbedder;
import dev.earmark.language.prompt.PromptLibrary;
import dev.earmark.library.RubricRegister;
import dev.earmark.library.SharedSearches;
import dev.earmark.measure.Measurer;
import dev.earmark.measure.SentimentReader;
import dev.earmark.measure.TrainedSentiment;
import dev.earmark.moments.MomentFeatures;
import dev.earmark.moments.MomentFinder;
import dev.earmark.moments.MomentKinds;
import dev.earmark.moments.MomentKindsFile;
import dev.earmark.moments.TrainedActs;
import dev.earmark.moments.TurnActs;
import dev.earmark.moments.Usefulness;
import dev.earmark.moments.UsefulnessHead;
import dev.earmark.pipeline.ConversationFiles;
import dev.earmark.pipeline.Intake;
import dev.earmark.pipeline.Pipeline;
import dev.earmark.pipeline.TranscriptReader;
import dev.earmark.phrase.pattern.Pattern;
import dev.earmark.report.Provenance;
import dev.earmark.redaction.RedactionSettings;
import dev.earmark.redaction.Redactor;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.RubricShelf;
import dev.earmark.rubric.SearchesFile;
import dev.earmark.rubric.criteria.CriteriaShelf;
import dev.earmark.scoring.act.ActHead;
import dev.earmark.scoring.criterion.Scorer;
import dev.earmark.search.KeptQueries;
import dev.earmark.search.TurnMeaning;
import dev.earmark.search.line.Synonyms;
import dev.earmark.search.request.RequestJson;
import dev.earmark.speech.Transcriber;
import dev.earmark.speech.LearntVoices;
import dev.earmark.speech.LevelledTranscriber;
import dev.earmark.speech.LanguageChoice;
import dev.earmark.speech.QueueTranscriber;
import dev.earmark.speech.VoskTranscriber;
import dev.earmark.speech.party.PartyTranscriber;
import dev.earmark.speech.party.RoleWords;
import dev.earmark.speech.voice.SpeakerNetwork;
import dev.earmark.speech.voice.VoiceModels;
import dev.earmark.speech.model.Models;
import dev.earmark.speech.SpeechSettings;
import dev.earmark.speech.talk.HousePhrases;
import dev.earmark.speech.talk.SoundNeighbours;
import dev.earmark.steps.Recordings;
import dev.earmark.steps.Repeats;
import dev.earmark.steps.StepPlan;
import dev.earmark.steps.StepRunner;
import dev.earmark.steps.UsualPlan;
import dev.earmark.summary.Summariser;
import dev.earmark.trust.CalibrationShelf;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes every object, from the bottom of the package map to its top, and closes what must be closed in reverse. Nothing heavy
 * happens here: models are loaded by whoever needs them first.
 */
public final class Application implements AutoCloseable {

    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(10);

    private final Settings settings;
    private final Path data;
    private final FfmpegDecoder decoder;
    private final AudioIntake audio;
    private final Models models;
    private final LanguageChoice languages;
    private final QueueTranscriber transcriber;
    private final @Nullable SpeakerNetwork voices;
    private final VoiceModels voiceModels;
    private final OnnxEmbedder onnx;
    private final CachedEmbedder embedder;
    private final SentimentReader sentiments;
    private final Measurer measurer;
    private final CalibrationShelf calibrations;
    private final @Nullable GuardedModel model;
    private final PromptLibrary prompts;
    private final Scorer scorer;
    private final Redactor redactor;
    private final Intake intake;
    private final Path rubricFolder;
    private final RubricShelf rubrics;
    private final CriteriaShelf criteria;
    private final MomentKinds momentKinds;
    private final TurnActs acts;
    private final Function<KeptQueries, StepPlan> plans;
    private final StepPlan plan;
    private final Pipeline pipeline;
    private @Nullable Thread warming;

    /**
     * @param home where Earmark is installed: models, rubrics, eval sets
     * @param data of the user, for unpacked models and caches
     */
    Application(Settings settings, Path home, Path data) {
        this(settings, home, data, _ -> {}, usual -> usual);
    }

    /**
     * @param hints is told, once each, what the user should know about calibrations that are not used
     * @param heard what hears recordings in the place of the usual recogniser, which it is given
     */
    Application(Settings settings, Path home, Path data, Consumer<String> hints, UnaryOperator<Transcriber> heard) {
        this.data = data;
        this.settings = settings;
        this.decoder = new FfmpegDecoder(settings.audio(), data);
        this.audio = new AudioIntake(settings.audio(), decoder);
        this.models = new Models(home.resolve("models"), data);
        this.languages = new LanguageChoice(settings.speech(), models);
        this.transcriber = new QueueTranscriber(languages, own -> new VoskTranscriber(own, models));
        String speaker = settings.speech().speakerModel();
        this.voices = speaker == null ? null : new SpeakerNetwork(models, speaker, data);
        this.voiceModels = new VoiceModels(new LearntVoices(settings.speech(), models), voices);
        this.onnx = new OnnxEmbedder(data);
        this.embedder = new CachedEmbedder(onnx, CacheSettings.below(data));
        this.sentiments = new TrainedSentiment(embedder);
        this.measurer = new Measurer(settings.measure());
        Path named = settings.rubrics().folder();
        this.rubricFolder = named == null ? home.resolve("rubrics") : named;
        this.rubrics = new RubricShelf(rubricFolder);
        this.criteria = new CriteriaShelf(home.resolve("rubrics/criteria"));
        this.calibrations = new CalibrationShelf(rubricFolder, hints);
        this.model = settings.language().provider() == Provider.NONE
                ? null : new GuardedModel(settings.language(), data, Clock.systemUTC());
        Path prompts = settings.judge().prompts();
        this.prompts = new PromptLibrary(prompts == null ? home.resolve("prompts") : prompts);
        this.scorer = new Scorer(embedder, embedder.lasting(), calibrations,
                model == null ? null : new LlmJudge(model, this.prompts, settings.judge()),
                Version.text());
        this.redactor = new Redactor(settings.redaction());
        this.intake = new Intake(audio, new TranscriptReader(settings.intake(), redactor), settings.intake(), languages);
        JudgeSettings judging = settings.judge();
        Summariser summariser = model == null || !judging.summary() && !judging.betterLines()
                ? null : new Summariser(model, this.prompts, judging);
        Transcriber hearing = heard.apply(
                new LevelledTranscriber(new PartyTranscriber(transcriber, RoleWords::load, settings.intake().swap(), voiceModels)));
        this.momentKinds = MomentKindsFile.of(rubricFolder, home.resolve("rubrics"));
        SearchesFile searches = new SearchesFile(rubricFolder);
        this.acts = new TrainedActs(embedder, ActHead.load());
        Usefulness usefulness = UsefulnessHead.load().by(new MomentFeatures(acts, embedder));
        this.plans = kept -> UsualPlan.of(audio, hearing, redactor, sentiments, measurer, scorer,
                new MomentFinder(momentKinds, kept.or(searches), acts, usefulness), summariser);
        this.plan = plans.apply(KeptQueries.NONE);
        this.pipeline = new Pipeline(plan, rubric -> calibrations.of(rubric, embedder.modelId()));
    }

    public Settings settings() {
        return settings;
    }

    /** Takes out of conversations what nobody may keep. */
    public Redactor redactor() {
        return redactor;
    }

    public AudioIntake audio() {
        return audio;
    }

    public Embedder embedder() {
        return embedder;
    }

    /** The same for sentences of rubrics, which are not computed again at the next start. */
    public Embedder embedderOfRubrics() {
        return embedder.lasting();
    }

    /** Another sentence model to compare with, kept in memory only; empty unless this build has one. */
    public Optional<Embedder> candidateEmbedder() {
        return OnnxEmbedder.allMiniLm(data).map(candidate -> new CachedEmbedder(candidate, CacheSettings.inMemory()));
    }

    /** Computes every vector anew: to measure what one costs. */
    public Embedder uncachedEmbedder() {
        return onnx;
    }

    /** What is known of voices before a call is heard. */
    public VoiceModels voiceModels() {
        return voiceModels;
    }

    public Transcriber transcriber() {
        return transcriber;
    }

    public SentimentReader sentiments() {
        return sentiments;
    }

    /** What {@code eval} measures. */
    public Engines engines() {
        return engines(true);
    }

    /** As {@link #engines()}. @param wired whether a person decides where somebody speaks to whoever judges */
    public Engines engines(boolean wired) {
        Scorer used = wired || model == null ? scorer : new Scorer(embedder, embedder.lasting(), calibrations,
                new LlmJudge(model, prompts, settings.judge(), false), Version.text());
        return new Engines(new TranscriptReader(settings.intake()), rubrics, measurer, sentiments::read, used, embedder, audio, models);
    }

    /** The same without what labels have shown before. */
    public Engines uncalibrated() {
        return new Engines(new TranscriptReader(settings.intake()), rubrics, measurer, sentiments::read,
                new Scorer(embedder, embedder.lasting()), embedder, audio, models);
    }

    public Measurer measurer() {
        return measurer;
    }

    public Scorer scorer() {
        return scorer;
    }

    /** The language model of the settings; empty when there is none. */
    public Optional<GuardedModel> languageModel() {
        return Optional.ofNullable(model);
    }

    /** Tells what the language model would be asked; nothing when there is none. */
    public Forecaster forecaster() {
        if (model == null) {
            return Forecaster.NONE;
        }
        ForecastModel asked = model.forecast();
        JudgeSettings judging = settings.judge();
        return new ModelForecasts(new Scorer(embedder, embedder.lasting(), calibrations, new LlmJudge(asked, prompts, judging)),
                judging.summary() || judging.betterLines() ? new Summariser(asked, prompts, judging) : null);
    }

    /** Reads texts of the house to learn from, without private words, whatever the settings keep. */
    public HouseTexts houseTexts() {
        Redactor strict = settings.redaction().enabled() ? redactor : new Redactor(RedactionSettings.defaults());
        return new HouseTexts(new TranscriptReader(settings.intake(), strict), new ConversationFiles(settings.intake()), strict,
                settings.intake().mostTranscriptBytes());
    }

    /** Adapts the recogniser to such texts. */
    public Adaptation adaptation() {
        return new Adaptation(intake, audio, models, settings.speech(), Clock.systemUTC());
    }

    /** Adapts it at night to what is corrected in a store. */
    public NightlyAdaptation nightly(Storage storage, Clock clock) {
        return new NightlyAdaptation(storage.store(), houseTexts(), settings.speech().nightlyTexts(), adaptation(), models.adapted(), clock,
                ZoneId.systemDefault());
    }

    /** What the recogniser hears in the place of words that it does not know. */
    public SoundNeighbours soundNeighbours() {
        return models.neighbours(models.named(settings.speech().model()));
    }

    /** What of the phrases of the house the recogniser does not know, as a sentence; empty when it knows all of them. Takes a second. */
    public Optional<String> unknownPhrases() {
        SpeechSettings speech = settings.speech();
        HousePhrases phrases = new HousePhrases(speech.talk().phrases());
        Map<String, List<String>> unknown = phrases.isEmpty() ? Map.of() : models.unknown(phrases, models.named(speech.model()));
        return unknown.isEmpty() ? Optional.empty() : Optional.of("Words of speech.phrases are not known to the speech model; "
                + unknown.entrySet().stream().map(word -> word.getKey() + (word.getValue().isEmpty() ? " is never heard"
                        : " is heard as \"" + word.getValue().getFirst() + "\"")).collect(Collectors.joining(", ")) + ".");
    }

    /** The speaker model of the settings; empty when there is none. */
    public Optional<SpeakerNetwork> voices() {
        return Optional.ofNullable(voices);
    }

    /** In which languages recordings can be heard. */
    public SpokenLanguages languages() {
        return languages;
    }

    public Models models() {
        return models;
    }

    /** Loads the sentence model beside what goes on; whoever needs it and cannot have it is told then. */
    public void warmUp() {
        if (warming == null) {
            warming = Thread.ofPlatform().daemon().name("warm-up").start(() -> {
                try {
                    onnx.load();
                } catch (RuntimeException later) {
                    // told by the first check that asks for the model
                }
            });
        }
    }

    /** The index of what a store keeps, level with it while it is open. */
    public IndexedSearch search(Storage storage, Clock clock) {
        SearchSettings search = settings.search();
        RequestJson requests = new RequestJson(wordLists());
        if (!search.enabled()) {
            return IndexedSearch.none(storage.store(), requests);
        }
        Embedder meaning = search.meaning() ? embedder : null;
        IndexPlace place = ServerPlace.server(search).<IndexPlace>map(server -> new ServerPlace(server, meaning, synonyms()))
                .orElseGet(() -> new LucenePlace(Storage.index(settings, data), meaning, synonyms()));
        return IndexedSearch.of(storage.store(), place, search, requests,
                meaning == null ? null : new TurnMeaning(meaning), clock);
    }

    /** What phrases of a search may name: the word lists of all rubrics, of two with the same name the one of the first rubric. */
    public Map<String, List<Pattern>> wordLists() {
        Map<String, List<Pattern>> lists = new HashMap<>();
        for (Rubric rubric : rubrics.all()) {
            rubric.words().forEach(lists::putIfAbsent);
        }
        return lists;
    }

    private Synonyms synonyms() {
        Path named = settings.search().synonyms();
        return named == null ? Synonyms.shipped() : Synonyms.of(named);
    }

    public Intake intake() {
        return intake;
    }

    public StepPlan plan() {
        return plan;
    }

    /** Does the steps of the plan for what is kept in a store, which knows the searches that people share. */
    public StepRunner runner(Storage storage, RubricRegister known, Clock clock) {
        return runner(storage, known, clock, (_, _) -> {});
    }

    /** As the other. @param notTaken is told how many verdicts of the language model were not taken, by their cause */
    public StepRunner runner(Storage storage, RubricRegister known, Clock clock, BiConsumer<String, Integer> notTaken) {
        Repeats repeats = new Repeats(settings.jobs().rescoreAfter(), new Random());
        StepPlan steps = plans.apply(new SharedSearches(storage.store()));
        return new StepRunner(steps, storage.store(), new Recordings(storage.blobs(), audio), known, repeats, clock, notTaken);
    }

    public Pipeline pipeline() {
        return pipeline;
    }

    public CalibrationShelf calibrations() {
        return calibrations;
    }

    /** What makes the results, for their pins. */
    public Provenance provenance() {
        return new Provenance(Version.text(), embedder.modelId());
    }

    public Path rubricFolder() {
        return rubricFolder;
    }

    public RubricShelf rubrics() {
        return rubrics;
    }

    public MomentKinds momentKinds() {
        return momentKinds;
    }

    /** What sentences do, for moments. */
    public TurnActs acts() {
        return acts;
    }

    /** The library of criteria that rubrics can be made of. */
    public CriteriaShelf criteria() {
        return criteria;
    }

    public PromptLibrary prompts() {
        return prompts;
    }

    @Override
    public void close() {
        if (model != null) {
            model.close();
        }
        awaitWarmUp();
        onnx.close();
        transcriber.close();
        if (voices != null) {
            voices.close();
        }
        decoder.close();
    }

    /** A library that is being loaded while the process ends takes the process with it. */
    private void awaitWarmUp() {
        try {
            if (warming != null) {
                warming.join(LONGEST_WARM_UP);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
