package dev.earmark.speech;

import dev.earmark.audio.CallAudio;
import dev.earmark.fault.Unavailable;
import dev.earmark.interaction.Progress;
import dev.earmark.speech.model.AdaptedTalks;
import dev.earmark.speech.model.Models;
import dev.earmark.speech.model.PreparedModel;
import dev.earmark.speech.model.SpeechModel;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Transcribes with Vosk, each party on a thread of its own from a fixed pool of platform threads: the engine is native code that computes
 * all the time, which would starve virtual threads. The model is loaded at the first call. Close it when no call is being heard; closing
 * waits for those that are.
 */
public final class VoskTranscriber implements Transcriber, AutoCloseable {

    private final SpeechSettings settings;
    private final Models models;
    private final Function<Supplier<Recogniser>, Recogniser> meter;
    private final ExecutorService threads;
    private final Object loading = new Object();
    private @Nullable Loaded loaded;
    private int listening;

    /**
     * @param inUse    the version learnt from texts that was in use when it was loaded; empty where the settings name one
     * @param language that the model hears
     */
    private record Loaded(PreparedModel prepared, VoskModel model, String inUse, String language) {}

    public VoskTranscriber(SpeechSettings settings, Models models) {
        this(settings, models, Supplier::get);
    }

    /** @param cost counts the processor time of listening */
    public VoskTranscriber(SpeechSettings settings, Models models, ListeningCost cost) {
        this(settings, models, making -> new MeteredRecogniser(making, cost));
    }

    private VoskTranscriber(SpeechSettings settings, Models models, Function<Supplier<Recogniser>, Recogniser> meter) {
        this.settings = settings;
        this.models = models;
        this.meter = meter;
        this.threads = Executors.newFixedThreadPool(settings.threads(), Thread.ofPlatform().daemon().name("listener-", 0).factory());
    }

    @Override
    public Transcript transcribe(CallAudio audio, Progress progress) {
        Loaded ears = begin();
        try {
            return transcribe(audio, progress, ears);
        } finally {
            end();
        }
    }

    private Transcript transcribe(CallAudio audio, Progress progress, Loaded ears) {
        ChannelCopies copies = ChannelCopies.in(audio);
        SharedProgress shared = new SharedProgress(progress, audio.parties().size());
        List<Future<List<Word>>> heard = new ArrayList<>();
        try {
            for (int i = 0; i < audio.parties().size(); i++) {
                CallAudio.Party party = audio.parties().get(i);
                int share = i;
                heard.add(threads.submit(() -> new ChannelListener(() -> meter.apply(ears.model()::recogniser), settings)
                        .words(party.pcm(), copies.levels(), share, copies.of(share), done -> shared.at(share, done))));
            }
            List<TurnBuilder.Voice> voices = new ArrayList<>();
            for (int i = 0; i < heard.size(); i++) {
                voices.add(new TurnBuilder.Voice(audio.parties().get(i).speaker(), heard.get(i).get()));
            }
            Engine engine = new Engine("vosk", ears.prepared().name(), ears.prepared().sha256());
            String chosen = audio.recording().language();
            Source source = audio.source().with(copies.remarks()).spoken(chosen == null ? ears.language() : chosen);
            return new Transcript(audio.recording().id(), Channel.VOICE, source, engine, new TurnBuilder().turns(voices));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("speech.interrupted", "The call was not transcribed to its end because the work was stopped.", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("transcriber is closed", e);
        } finally {
            heard.forEach(party -> party.cancel(true));
        }
    }

    /** Where another version was put in use meanwhile, and nothing is being heard, the model is loaded anew. */
    private Loaded begin() {
        synchronized (loading) {
            if (threads.isShutdown()) {
                throw new IllegalStateException("transcriber is closed");
            }
            if (loaded != null && listening == 0 && !loaded.inUse().equals(inUse())) {
                loaded.model().close();
                loaded = null;
            }
            if (loaded == null) {
                loaded = load();
            }
            listening++;
            return loaded;
        }
    }

    private Loaded load() {
        models.unpackLibraries();
        String inUse = inUse();
        SpeechModel model = models.named(settings.model());
        PreparedModel prepared = models.prepared(model, settings.tuned(), settings.talk());
        return new Loaded(prepared, new VoskModel(prepared.folder()), inUse, model.language());
    }

    private String inUse() {
        return settings.adapted().equals(AdaptedTalks.IN_USE) ? models.adapted().nameInUse().orElse("") : "";
    }

    private void end() {
        synchronized (loading) {
            listening--;
        }
    }

    @Override
    public void close() {
        threads.close();
        synchronized (loading) {
            if (loaded != null) {
                loaded.model().close();
            }
        }
    }
}
