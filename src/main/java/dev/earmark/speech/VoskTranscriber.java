package dev.earmark.speech;

import dev.earmark.audio.CallAudio;
import dev.earmark.audio.samples.FrameLevels;
import dev.earmark.fault.Unavailable;
import dev.earmark.interaction.Progress;
import dev.earmark.speech.model.Models;
import dev.earmark.speech.model.SpeechModel;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Word;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
    private @Nullable VoskModel model;

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
        SpeechModel described = models.named(settings.model());
        VoskModel loaded = load(described);
        List<FrameLevels> levels = audio.parties().stream().map(party -> FrameLevels.of(party.pcm())).toList();
        SharedProgress shared = new SharedProgress(progress, audio.parties().size());
        List<Future<List<Word>>> heard = new ArrayList<>();
        try {
            for (int i = 0; i < audio.parties().size(); i++) {
                CallAudio.Party party = audio.parties().get(i);
                int share = i;
                heard.add(threads.submit(() -> new ChannelListener(() -> meter.apply(loaded::recogniser), settings)
                        .words(party.pcm(), levels, share, done -> shared.at(share, done))));
            }
            Map<Speaker, List<Word>> words = new EnumMap<>(Speaker.class);
            for (int i = 0; i < heard.size(); i++) {
                words.put(audio.parties().get(i).speaker(), heard.get(i).get());
            }
            Engine engine = new Engine("vosk", described.name(), described.sha256());
            return new Transcript(audio.recording().id(), Channel.VOICE, audio.source(), engine, new TurnBuilder().turns(words));
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

    private VoskModel load(SpeechModel described) {
        synchronized (loading) {
            if (threads.isShutdown()) {
                throw new IllegalStateException("transcriber is closed");
            }
            if (model == null) {
                models.unpackLibraries();
                model = new VoskModel(models.unpacked(described, settings.tuned()));
            }
            return model;
        }
    }

    @Override
    public void close() {
        threads.close();
        synchronized (loading) {
            if (model != null) {
                model.close();
            }
        }
    }
}
