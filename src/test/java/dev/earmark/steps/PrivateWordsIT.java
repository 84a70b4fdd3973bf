package dev.earmark.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.audio.format.WavFile;
import dev.earmark.audio.samples.Pcm;
import dev.earmark.blobs.FolderBlobs;
import dev.earmark.inbox.Offer;
import dev.earmark.inbox.Receipt;
import dev.earmark.interaction.Priority;
import dev.earmark.jobs.Workers;
import dev.earmark.pipeline.Details;
import dev.earmark.pipeline.DetailsReader;
import dev.earmark.redaction.RecorderPauses;
import dev.earmark.speech.Transcriber;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.Interactions.Arrived;
import dev.earmark.store.Interactions.Blob;
import dev.earmark.testing.FakeModel;
import dev.earmark.testing.Plans;
import dev.earmark.testing.SampleCalls;
import dev.earmark.testing.Stores;
import dev.earmark.testing.Wav;
import dev.earmark.testing.Workplace;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody may keep is nowhere once a conversation was taken in: not in words, not in sound, in no file. */
class PrivateWordsIT {

    private static final int RATE_HZ = 8_000;
    private static final int CARD_FROM_MS = 2_000;
    private static final int CARD_TO_MS = 6_800;
    private static final Transcriber HEARS_A_CARD = (audio, _) -> {
        SampleCalls call = new SampleCalls().says(Speaker.AGENT, 0, 900, "can i have your card number")
                .says(Speaker.CUSTOMER, CARD_FROM_MS, CARD_TO_MS,
                        "four one one one two two two two three three three three four four four four")
                .says(Speaker.AGENT, 8_000, 8_900, "my name is dana thank you");
        Transcript said = call.call(audio.recording().id(), audio.source().seconds());
        return new Transcript(said.id(), Channel.VOICE, audio.source(), new Engine("scripted", "test", "00"), said.turns());
    };

    @TempDir
    Path folder;

    private Workplace work;
    private Workers workers;

    @BeforeEach
    void begin() {
        work = new Workplace(Stores.sqlite(folder.resolve("data")), new FolderBlobs(folder.resolve("blobs")), folder,
                (audio, _) -> Plans.usual(audio, HEARS_A_CARD, null));
        workers = work.workers(Duration.ofSeconds(60), Duration.ofSeconds(60));
        workers.start();
    }

    @AfterEach
    void end() {
        workers.close();
        work.close();
    }

    private Receipt call() {
        byte[] sound = Wav.pcm16(RATE_HZ, Wav.tone(RATE_HZ, 200, 10, 0.3), Wav.tone(RATE_HZ, 330, 10, 0.3)).bytes();
        return work.call(work.reception(), new Offer(null, Details.NOTHING, "key-1", Priority.FRESH), sound);
    }

    private Arrived arrived(String id) {
        return work.store().read(tx -> tx.interactions().arrived(id)).orElseThrow();
    }

    private List<String> texts(String id) {
        Transcript kept = work.store().read(tx -> tx.findings().heard(id)).map(Heard::transcript).orElseThrow();
        return kept.turns().stream().map(Turn::text).toList();
    }

    private static Blob audio(Arrived arrived) {
        return arrived.blobs().stream().filter(blob -> blob.name().equals("audio")).findFirst().orElseThrow();
    }

    /** Samples that are not nought, from one moment to another. */
    private static int loud(Pcm pcm, int fromMs, int toMs) {
        short[] samples = new short[(toMs - fromMs) * RATE_HZ / 1_000];
        int count = pcm.read((long) fromMs * RATE_HZ / 1_000, samples);
        int loud = 0;
        for (int i = 0; i < count; i++) {
            loud += samples[i] == 0 ? 0 : 1;
        }
        return loud;
    }

    @Test
    void theCardIsSilencedInAllChannelsAndTheRecordingThatCameInIsGone() throws IOException {
        String id = call().id();
        Blob first = audio(arrived(id));
        Workplace.until(() -> work.quiet() && !Files.exists(folder.resolve("blobs").resolve(first.key())));

        Blob kept = audio(arrived(id));

        assertThat(kept.key()).isNotEqualTo(first.key());
        try (WavFile wav = WavFile.open(folder.resolve("blobs").resolve(kept.key()))) {
            assertThat(wav.shape().seconds()).isEqualTo(10);
            for (int channel = 0; channel < 2; channel++) {
                assertThat(loud(wav.channel(channel), CARD_FROM_MS - 150, CARD_TO_MS + 150)).isZero();
                assertThat(loud(wav.channel(channel), 0, CARD_FROM_MS - 160)).isGreaterThan(13_000);
                assertThat(loud(wav.channel(channel), CARD_TO_MS + 160, 10_000)).isGreaterThan(22_000);
            }
        }
        try (Stream<Path> files = Files.walk(folder.resolve("blobs").resolve(id))) {
            assertThat(files.filter(Files::isRegularFile)).as("recording and outline").hasSize(2);
        }
        assertThat(texts(id)).containsExactly("can i have your card number", "[card number]", "my name is dana thank you");
    }

    @Test
    void noFileHoldsTheDigitsAnyMore() throws IOException {
        call();
        work.reception().transcript(new Offer(null, Details.NOTHING, "key-1", Priority.FRESH), """
                {"channel": "chat", "turns": [{"speaker": "agent", "text": "Your card number, please?"},
                 {"speaker": "customer", "text": "5500 0055 5555 5559, cvv 913, password is Wombat77!x"}]}
                """.getBytes(StandardCharsets.UTF_8));
        Workplace.until(work::quiet);
        workers.close();
        work.close();

        assertThat(holding("5500 0055", "55555559", "913,", "Wombat77", "four one one one", "three three three")).isEmpty();
        assertThat(holding("[card number]")).as("the marks are found where the words were").isNotEmpty();
    }

    /** Names of files that hold any of these. */
    private List<Path> holding(String... texts) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(file -> {
                String bytes = read(file);
                return Stream.of(texts).anyMatch(bytes::contains);
            }).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    @Test
    void thePausesOfTheRecorderStandInTheTranscriptWithTheirTimes() {
        Details known = new DetailsReader().read("{\"pauses\": [[1000, 1900], [7000, 7000]]}".getBytes(StandardCharsets.UTF_8), "facts");
        byte[] sound = Wav.pcm16(RATE_HZ, Wav.tone(RATE_HZ, 200, 10, 0.3), Wav.tone(RATE_HZ, 330, 10, 0.3)).bytes();
        String id = work.call(work.reception(), new Offer(null, known, "key-1", Priority.FRESH), sound).id();
        Workplace.until(work::quiet);

        assertThat(texts(id)).containsExactly("can i have your card number", "[recording paused]", "[card number]", "[recording paused]",
                "my name is dana thank you");
        Transcript kept = work.store().read(tx -> tx.findings().heard(id)).map(Heard::transcript).orElseThrow();
        assertThat(RecorderPauses.in(kept)).containsExactly(new TimeSpan(1_000, 1_900), new TimeSpan(7_000, 7_000));
        assertThat(kept.source().remarks()).anySatisfy(remark -> assertThat(remark.sentence())
                .startsWith("The recorder was paused 2 times"));
    }

    @Test
    void aLanguageModelNeverSeesThem() {
        List<String> asked = new CopyOnWriteArrayList<>();
        FakeModel model = new FakeModel(question -> {
            asked.add(question.system() + question.user());
            return FakeModel.complete("{}");
        });
        Path own = folder.resolve("judged");
        try (Workplace place = new Workplace(Stores.sqlite(own.resolve("data")), new FolderBlobs(own.resolve("blobs")), own,
                (audio, _) -> Plans.usual(audio, HEARS_A_CARD, model))) {
            place.rubrics().draft(Workplace.rubric(2, "x").replace("{phrase: \"x\"}", "{judged: Does the agent say a name?}"),
                    Workplace.ADMIN);
            place.rubrics().publish("small", 2, Workplace.ADMIN);
            try (Workers judging = place.workers(Duration.ofSeconds(60), Duration.ofSeconds(60))) {
                judging.start();
                place.reception().transcript(new Offer(null, Details.NOTHING, "key-1", Priority.FRESH), """
                        {"channel": "chat", "turns": [{"speaker": "agent", "text": "Your card number, please?"},
                         {"speaker": "customer", "text": "5500 0055 5555 5559, cvv 913, password is Wombat77!x"},
                         {"speaker": "agent", "text": "Thank you, my name is Dana."}]}
                        """.getBytes(StandardCharsets.UTF_8));
                Workplace.until(place::quiet);
            }
        }

        assertThat(asked).anyMatch(text -> text.contains("Your card number, please"));
        assertThat(asked).noneMatch(text -> Stream.of("5500", "5559", "913", "Wombat77", "four one one", "three three three")
                .anyMatch(text::contains));
    }

    @Test
    void whatHoldsNothingPrivateStaysAsItCame() {
        byte[] sound = Workplace.sound(440);
        try (Workplace other = new Workplace(folder.resolve("other"));
                Workers busy = other.workers(Duration.ofSeconds(60), Duration.ofSeconds(60))) {
            busy.start();
            String id = other.call(other.reception(), new Offer(null, Details.NOTHING, "key-1", Priority.FRESH), sound).id();
            Arrived before = other.store().read(tx -> tx.interactions().arrived(id)).orElseThrow();
            Workplace.until(other::quiet);
            assertThat(audio(other.store().read(tx -> tx.interactions().arrived(id)).orElseThrow())).isEqualTo(audio(before));
        }
    }
}
