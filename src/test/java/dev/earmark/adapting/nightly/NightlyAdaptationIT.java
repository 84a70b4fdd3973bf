package dev.earmark.adapting.nightly;

import static dev.earmark.testing.Calls.agent;
import static dev.earmark.testing.Calls.call;
import static dev.earmark.testing.Calls.customer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.adapting.Adaptation;
import dev.earmark.adapting.HouseSource;
import dev.earmark.adapting.HouseTexts;
import dev.earmark.audio.AudioIntake;
import dev.earmark.audio.AudioSettings;
import dev.earmark.audio.ffmpeg.FfmpegDecoder;
import dev.earmark.interaction.Interaction;
import dev.earmark.pipeline.ConversationFiles;
import dev.earmark.pipeline.Intake;
import dev.earmark.pipeline.IntakeSettings;
import dev.earmark.pipeline.TranscriptReader;
import dev.earmark.redaction.RedactionSettings;
import dev.earmark.redaction.Redactor;
import dev.earmark.review.Revision.By;
import dev.earmark.speech.SpeechSettings;
import dev.earmark.speech.model.AdaptedTalk;
import dev.earmark.speech.model.Models;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.Store;
import dev.earmark.store.TranscriptVersions.Change;
import dev.earmark.store.sql.SqlStore;
import dev.earmark.testing.SampleInteractions;
import dev.earmark.testing.Stores;
import dev.earmark.transcript.Transcript;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightlyAdaptationIT {

    private static final By KIM = new By("kim", "Kim");
    private static final Instant WHEN = Instant.parse("2026-12-01T01:30:00Z");
    private static final String HEARD = "thank you for calling coast line there how can i help";
    private static final String CORRECTED = "thank you for calling coastline air how can i help you with your bag at the baggage desk";

    @TempDir
    static Path data;

    @TempDir
    Path folder;

    private SqlStore store;

    @BeforeEach
    void open() {
        store = Stores.sqlite(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void onlyTurnsThatWereCorrectedAreLearntAndNoneWithRemovedWords() {
        corrected(call(agent(HEARD), customer("nobody has looked at this"), agent("the card number is one")),
                call(agent(CORRECTED), customer("nobody has looked at this"), agent("the card number is [card number]")));
        kept(call(agent("not corrected at all"), customer("hello")));

        List<HouseSource> read = new CorrectedTurns(store).read();
        assertThat(read).hasSize(1);
        assertThat(read.getFirst().text().passages()).hasSize(1);
        assertThat(read.getFirst().text().passages().getFirst().sentences()).containsExactly(List.of(CORRECTED.split(" ")));
    }

    @Test
    void whatWasErasedTeachesNothing() {
        String id = corrected(call(agent(HEARD)), call(agent(CORRECTED)));
        store.write(tx -> tx.interactions().delete(id));
        assertThat(new CorrectedTurns(store).read()).isEmpty();
    }

    @Test
    void aNightMakesAVersionOfWhatManyCallsHaveAndTheNextOneNoneOfTheSame() {
        assertThat(nightly().night()).isEmpty();
        corrected(call(agent(HEARD)), call(agent(CORRECTED)));
        assertThat(nightly().night()).as("one call alone teaches nothing").isEmpty();
        for (int i = 0; i < 12; i++) {
            corrected(call(agent(HEARD)), call(agent(CORRECTED + " number " + i)));
        }
        Optional<AdaptedTalk> made = nightly().night();
        assertThat(made).hasValueSatisfying(talk -> assertThat(talk.name()).isEqualTo("nightly-1"));
        assertThat(models().adapted().inUse()).isEqualTo(made);
        assertThat(nightly().night()).isEmpty();
    }

    private String corrected(Transcript heard, Transcript next) {
        String id = kept(heard);
        assertThat(store.<Boolean>write(tx -> tx.transcripts().replace(id, 1, new Heard(next, Map.of()), Change.CORRECTED, KIM, WHEN)))
                .isTrue();
        return id;
    }

    private String kept(Transcript heard) {
        Interaction call = SampleInteractions.call("a-1");
        store.write(tx -> tx.interactions().insert(call, SampleInteractions.arrived(call)));
        store.<Boolean>write(tx -> tx.findings().putHeard(call.id(), 1, new Heard(heard, Map.of())));
        return call.id();
    }

    private NightlyAdaptation nightly() {
        IntakeSettings settings = IntakeSettings.defaults();
        Redactor redactor = new Redactor(RedactionSettings.defaults());
        AudioIntake audio = new AudioIntake(AudioSettings.defaults(), new FfmpegDecoder(AudioSettings.defaults(), data));
        TranscriptReader reader = new TranscriptReader(settings, redactor);
        Clock clock = Clock.fixed(WHEN, ZoneOffset.UTC);
        Store shared = store;
        return new NightlyAdaptation(shared, new HouseTexts(reader, new ConversationFiles(settings), redactor, 1 << 20), List.of(),
                new Adaptation(new Intake(audio, reader, settings), audio, models(), SpeechSettings.defaults(), clock),
                models().adapted(), clock, ZoneOffset.UTC);
    }

    private static Models models() {
        return new Models(Path.of("models"), data);
    }
}
