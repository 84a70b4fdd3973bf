package dev.earmark.testing;

import dev.earmark.access.Principal;
import dev.earmark.access.Reach;
import dev.earmark.access.Role;
import dev.earmark.audio.AudioIntake;
import dev.earmark.audio.AudioSettings;
import dev.earmark.audio.ffmpeg.FfmpegDecoder;
import dev.earmark.blobs.BlobStore;
import dev.earmark.blobs.FolderBlobs;
import dev.earmark.inbox.Erasure;
import dev.earmark.inbox.Ledger;
import dev.earmark.inbox.Offer;
import dev.earmark.inbox.Part;
import dev.earmark.inbox.Receipt;
import dev.earmark.inbox.Reception;
import dev.earmark.inbox.ReceptionListener;
import dev.earmark.inbox.admission.Admission;
import dev.earmark.inbox.admission.InboxSettings;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Priority;
import dev.earmark.interaction.SpokenLanguages;
import dev.earmark.jobs.Quarantine;
import dev.earmark.jobs.Rescoring;
import dev.earmark.jobs.WorkListener;
import dev.earmark.jobs.WorkerSettings;
import dev.earmark.jobs.Workers;
import dev.earmark.judge.LlmJudge;
import dev.earmark.language.ChatJudgeModel;
import dev.earmark.language.JudgeSettings;
import dev.earmark.language.prompt.PromptLibrary;
import dev.earmark.library.RubricRegister;
import dev.earmark.library.RubricSeeds;
import dev.earmark.library.UsualRubrics;
import dev.earmark.measure.MeasureSettings;
import dev.earmark.measure.Measurer;
import dev.earmark.measure.Sentiment;
import dev.earmark.measure.SentimentReader;
import dev.earmark.moments.MomentFinder;
import dev.earmark.pipeline.Details;
import dev.earmark.pipeline.IntakeSettings;
import dev.earmark.pipeline.Pipeline;
import dev.earmark.pipeline.TranscriptReader;
import dev.earmark.redaction.RedactionSettings;
import dev.earmark.redaction.Redactor;
import dev.earmark.scoring.criterion.Scorer;
import dev.earmark.steps.Recordings;
import dev.earmark.steps.Repeats;
import dev.earmark.steps.StepPlan;
import dev.earmark.steps.StepRunner;
import dev.earmark.steps.StepWork;
import dev.earmark.store.Store;
import dev.earmark.summary.Summariser;
import dev.earmark.transcript.Transcript;
import dev.earmark.trust.Calibrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A service without its HTTP: a real store and blobs in a folder, a recogniser that does as it is told, one small rubric. */
public final class Workplace implements AutoCloseable {

    public static final Principal ADMIN = new Principal("admin-1", "Ada", Role.ADMIN, null, Role.ADMIN.permissions(), false);

    private static final String RUBRIC = """
            rubric: small
            version: 1
            title: Small
            pass-mark: 50
            sections:
              - id: all
                title: All
                criteria:
                  - id: own-name
                    question: Does the agent say a name?
                    weight: 100
                    check: {phrase: "my name is"}
                    better-line: ["My name is Dana."]
            """;

    private final Store store;
    private final BlobStore blobs;
    private final AudioIntake audio;
    private final ScriptedTranscriber transcriber = new ScriptedTranscriber();
    private final StepPlan plan;
    private final RubricRegister rubrics;
    private final Rescoring rescoring;
    private final AtomicReference<Runnable> wake = new AtomicReference<>(() -> {});

    public Workplace(Path folder) {
        this(Stores.sqlite(folder.resolve("data")), new FolderBlobs(folder.resolve("blobs")), folder);
    }

    public Workplace(Store store, BlobStore blobs, Path folder) {
        this(store, blobs, folder, (ChatJudgeModel) null);
    }

    /** @param model judges and sums up; null for none */
    public Workplace(Store store, BlobStore blobs, Path folder, @Nullable ChatJudgeModel model) {
        this(store, blobs, folder, (audio, transcriber) -> Plans.usual(audio, transcriber, model));
    }

    /** With other steps than the usual ones. */
    public Workplace(Store store, BlobStore blobs, Path folder, BiFunction<AudioIntake, ScriptedTranscriber, StepPlan> plans) {
        this.store = store;
        this.blobs = blobs;
        this.audio = new AudioIntake(AudioSettings.defaults(), new FfmpegDecoder(AudioSettings.defaults(), folder));
        this.plan = plans.apply(audio, transcriber);
        this.rubrics = new RubricRegister(store, new UsualRubrics("small", "small", "small"), Clock.systemUTC());
        this.rescoring = new Rescoring(store, rubrics, Clock.systemUTC(), () -> Objects.requireNonNull(wake.get()).run());
        try {
            Path shelf = Files.createDirectories(folder.resolve("rubrics"));
            if (Files.notExists(shelf.resolve("small.yaml"))) { // several processes may work in one folder
                Files.writeString(shelf.resolve("small.yaml"), RUBRIC);
            }
            new RubricSeeds(store, shelf, Clock.systemUTC()).plant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The small rubric with another version, and another phrase to look for. */
    public static String rubric(int version, String phrase) {
        return RUBRIC.replace("version: 1", "version: " + version).replace("my name is\"", phrase + "\"");
    }

    public Store store() {
        return store;
    }

    public BlobStore blobs() {
        return blobs;
    }

    public ScriptedTranscriber transcriber() {
        return transcriber;
    }

    public RubricRegister rubrics() {
        return rubrics;
    }

    public StepPlan plan() {
        return plan;
    }

    public Rescoring rescoring() {
        return rescoring;
    }

    public Erasure erasure() {
        return new Erasure(store, blobs, Clock.systemUTC());
    }

    public Workers workers(Duration lease, WorkListener listener) {
        return workers(new WorkerSettings(2, 2, 1, lease, Duration.ofSeconds(60)), listener);
    }

    public Workers workers(Duration lease, Duration rescoreAfter) {
        return workers(new WorkerSettings(2, 2, 1, lease, rescoreAfter), WorkListener.NOBODY);
    }

    public Workers workers(WorkerSettings settings, WorkListener listener) {
        return workers(settings, listener, claim -> {
            throw new IllegalStateException("this test has no process of its own for " + claim);
        });
    }

    public StepWork works(WorkerSettings settings) {
        Repeats repeats = new Repeats(settings.rescoreAfter(), new Random());
        return new StepRunner(plan, store, new Recordings(blobs, audio), rubrics, repeats, Clock.systemUTC());
    }

    public Workers workers(WorkerSettings settings, WorkListener listener, Quarantine quarantine) {
        Workers workers = new Workers(store, plan, works(settings), quarantine, settings, Clock.systemUTC(), listener);
        wake.set(workers::wake);
        return workers;
    }

    public Reception reception() {
        return reception(new InboxSettings(16, Duration.ofHours(100), 100_000, 0, 0));
    }

    public Reception reception(Redactor redactor) {
        return reception(new InboxSettings(16, Duration.ofHours(100), 100_000, 0, 0), ReceptionListener.NOBODY, redactor);
    }

    public Reception reception(InboxSettings settings) {
        return reception(settings, ReceptionListener.NOBODY);
    }

    public Reception reception(InboxSettings settings, ReceptionListener listener) {
        return reception(settings, listener, new Redactor(RedactionSettings.defaults()));
    }

    /** @param redactor takes out of conversations that come in as text what nobody may keep */
    public Reception reception(InboxSettings settings, ReceptionListener listener, Redactor redactor) {
        return new Reception(new Ledger(store, plan), blobs, audio, new TranscriptReader(IntakeSettings.defaults(), redactor),
                IntakeSettings.defaults(), SpokenLanguages.ANY,
                new Admission(store, blobs, settings), Clock.systemUTC(), listener, () -> Objects.requireNonNull(wake.get()).run());
    }

    /** A call of a second, with a tone that makes it differ from others. */
    public static byte[] sound(int hz) {
        return Wav.pcm16(8_000, Wav.tone(8_000, hz, 1, 0.3), Wav.tone(8_000, hz + 40, 1, 0.3)).bytes();
    }

    public Receipt call(Reception reception, @Nullable String key, int hz, Priority priority) {
        return call(reception, new Offer(key, Details.NOTHING, "key-1", priority), sound(hz));
    }

    public Receipt call(Reception reception, Offer offer, byte[] sound) {
        try (BlobStore.Upload upload = blobs.begin()) {
            upload.write(sound, 0, sound.length);
            return reception.recording(offer, List.of(new Part("audio", "call.wav", upload)));
        }
    }

    public static byte[] chat(String id) {
        return """
                {"id": "%s", "channel": "chat", "agent": {"id": "a-17", "name": "Dana"}, "team": "blue", "queue": "parcels", "startedAt": "2026-03-01T09:30:00+01:00",
                 "turns": [{"speaker": "customer", "text": "my parcel %s has not arrived"}, {"speaker": "agent", "text": "good morning, my name is Dana"}]}
                """.formatted(id, id).getBytes(StandardCharsets.UTF_8);
    }

    public Receipt chat(Reception reception, String id, Priority priority) {
        return reception.transcript(new Offer(null, Details.NOTHING, "key-1", priority), chat(id));
    }

    public Interaction interaction(String id) {
        return store.read(tx -> tx.interactions().find(id, Reach.EVERYTHING)).orElseThrow();
    }

    /** Whether nothing waits or runs. */
    public boolean quiet() {
        return store.<Boolean>read(tx -> tx.jobs().depth().ready() + tx.jobs().depth().running() == 0);
    }

    /** Fails after 60 s: the machine may be busy. */
    public static void until(BooleanSupplier happened) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not happen within 60 s");
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
