package dev.earmark.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.audio.AudioIntake;
import dev.earmark.audio.AudioSettings;
import dev.earmark.audio.ffmpeg.FfmpegDecoder;
import dev.earmark.fault.Fault;
import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Recording;
import dev.earmark.interaction.Recording.Track;
import dev.earmark.speech.party.Swap;
import dev.earmark.transcript.Speaker;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeIT {

    private static final String CHAT = "{\"turns\":[{\"speaker\":\"agent\",\"text\":\"hello\"}]}";

    @TempDir
    Path folder;

    private Path call = Path.of("call.wav"); // laid into the folder of each test
    private final IntakeSettings settings = IntakeSettings.defaults();
    private final Intake intake = intake(settings);

    @BeforeEach
    void aStereoCall() throws IOException {
        call = wav("call.wav", 2);
    }

    @Test
    void withoutAnythingSaidTheAgentIsOnTheLeftAndTheFileNamesTheCall() {
        Recording recording = recording(call, Details.NOTHING);

        assertThat(recording.id()).isEqualTo("call");
        assertThat(recording.tracks()).containsExactlyInAnyOrder(new Track(call, 0, Speaker.AGENT), new Track(call, 1, Speaker.CUSTOMER));
    }

    @Test
    void theSettingSaysWhereTheAgentIsWhenNobodyElseDoes() {
        Intake right = intake(new IntakeSettings(2, 100_000));

        assertThat(recording(right, call, Details.NOTHING).tracks())
                .contains(new Track(call, 1, Speaker.AGENT), new Track(call, 0, Speaker.CUSTOMER));
    }

    @Test
    void theSidecarWinsOverTheSetting() throws IOException {
        sidecar("{\"id\":\"c-7\",\"agent\":{\"id\":12,\"name\":\"Ann\"},\"customer\":{\"name\":\"Bob\"},\"agentChannel\":\"right\"}");

        Incoming.Received received = received(intake, call, Details.NOTHING);

        assertThat(received.recording().id()).isEqualTo("c-7");
        assertThat(received.recording().tracks()).contains(new Track(call, 1, Speaker.AGENT));
        assertThat(received.facts()).isEqualTo(new Facts("12", "Ann", null, "Bob"));
    }

    @Test
    void whatTelephoneSystemsWriteAboutARecordingIsASidecar() throws IOException {
        sidecar("{\"sid\":\"RE1\",\"call_sid\":\"CA7\",\"account_sid\":\"AC1\",\"channels\":2,"
                + "\"date_created\":\"Fri, 14 Oct 2016 21:56:34 +0000\"}");
        assertThat(received(intake, call, Details.NOTHING).recording().id()).isEqualTo("CA7");
        assertThat(new DetailsReader().read(Files.readAllBytes(folder.resolve("call.json")), "call.json").startedAt())
                .isEqualTo(Instant.parse("2016-10-14T21:56:34Z"));

        sidecar("{\"id\":\"r-1\",\"conversationId\":\"c-9\",\"startTime\":\"2026-03-01T08:30:00.000Z\",\"media\":\"audio\","
                + "\"users\":[{\"id\":\"u-1\",\"name\":\"Ann Lee\"}]}");
        assertThat(received(intake, call, Details.NOTHING).recording().id()).isEqualTo("c-9");
        assertThat(received(intake, call, Details.NOTHING).facts()).isEqualTo(new Facts("u-1", "Ann Lee", null, null));

        sidecar("{\"ContactId\":\"k-3\",\"Agent\":{\"Username\":\"ann\"},\"Queue\":{\"Name\":\"Billing\"},"
                + "\"CustomerEndpoint\":{\"Address\":\"+15551234\"},\"InitiationTimestamp\":\"2026-03-01T08:30:00Z\"}");
        assertThat(received(intake, call, Details.NOTHING).facts()).isEqualTo(new Facts("ann", null, "+15551234", null));
    }

    @Test
    void theMetadataOfARecordingServerForSipSayWhoTookPart() throws IOException {
        Files.writeString(folder.resolve("call.xml"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <recording xmlns="urn:ietf:params:xml:ns:recording:1">
                  <datamode>complete</datamode>
                  <session session_id="s1"><sipSessionID>ab30317f1a784dc48ff824d0d3715d86;remote=47755a9de7794ba387653f2099600ef2</sipSessionID>
                    <start-time>2026-03-01T09:30:00+01:00</start-time></session>
                  <participant participant_id="p1"><nameID aor="sip:ann@shop.example"><name xml:lang="en">Ann Lee</name></nameID></participant>
                  <participant participant_id="p2"><nameID aor="sip:+15551234567@carrier.example;user=phone"/></participant>
                  <stream stream_id="t1" session_id="s1"><label>1</label></stream>
                </recording>""");

        Incoming.Received received = received(intake, call, Details.NOTHING);

        assertThat(received.recording().id()).isEqualTo("ab30317f1a784dc48ff824d0d3715d86");
        assertThat(received.facts()).isEqualTo(new Facts("ann", "Ann Lee", "+15551234567", null));
        assertThat(new ConversationFiles(settings).beside(call).startedAt()).isEqualTo(Instant.parse("2026-03-01T08:30:00Z"));
        assertThat(new ConversationFiles(settings).passedOverBelow(folder)).isEmpty();
        assertThat(new ConversationFiles(settings).below(folder, below -> true)).containsExactly(call);
    }

    @Test
    void twoNumbersInTheMetadataAreNobodyThatIsKnownAndOtherXmlIsRefusedWithoutReadingWhatItNames() throws IOException {
        Files.writeString(folder.resolve("call.xml"), """
                <recording xmlns="urn:ietf:params:xml:ns:recording:1"><session session_id="s9"/>
                  <participant participant_id="p1"><nameID aor="tel:+15557654321"/></participant>
                  <participant participant_id="p2"><nameID aor="tel:+15551234567"/></participant></recording>""");
        assertThat(received(intake, call, Details.NOTHING).facts()).isEqualTo(Facts.NONE);
        assertThat(received(intake, call, Details.NOTHING).recording().id()).isEqualTo("s9");

        Files.writeString(folder.resolve("call.xml"), "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>");
        assertThat(refusal(call, Details.NOTHING)).startsWith("pipeline.sidecar-invalid: call.xml");
        Files.writeString(folder.resolve("call.xml"), "<playlist/>");
        assertThat(refusal(call, Details.NOTHING)).contains("is not the metadata of SIPREC (RFC 7865)");
    }

    @Test
    void anOptionWinsOverTheSidecar() throws IOException {
        sidecar("{\"agent\":{\"name\":\"Ann\"},\"customer\":{\"name\":\"Bob\"},\"agentChannel\":\"right\"}");

        Incoming.Received received = received(intake, call, Details.of(null, new Facts(null, "Eve", null, null), 1, null));

        assertThat(received.recording().tracks()).contains(new Track(call, 0, Speaker.AGENT), new Track(call, 1, Speaker.CUSTOMER));
        assertThat(received.facts()).isEqualTo(new Facts(null, "Eve", null, "Bob"));
    }

    @Test
    void theCustomersChannelAloneIsEnough() {
        assertThat(recording(call, channels(null, 1)).tracks())
                .contains(new Track(call, 1, Speaker.AGENT), new Track(call, 0, Speaker.CUSTOMER));
    }

    @Test
    void bothOnOneChannelIsRefused() {
        assertThat(refusal(call, channels(2, 2)))
                .isEqualTo("pipeline.same-channel: Agent and customer cannot both be on channel 2; give each their own.");
    }

    @Test
    void misspeltFieldOfASidecarIsRefusedBecauseItWouldSwapTheParties() throws IOException {
        sidecar("{\"agentChanel\":\"right\"}");

        assertThat(refusal(call, Details.NOTHING))
                .isEqualTo("pipeline.sidecar-invalid: call.json: unknown field \"agentChanel\"; did you mean \"agentChannel\"?");
    }

    @Test
    void sidecarWithAChannelThatIsNoneIsRefused() throws IOException {
        sidecar("{\"agentChannel\":0}");

        assertThat(refusal(call, Details.NOTHING))
                .isEqualTo("pipeline.sidecar-invalid: call.json: \"agentChannel\" is 0; it must be from 1 to 8 (1 is left).");
    }

    @Test
    void sidecarThatIsNoJsonIsRefused() throws IOException {
        sidecar("agent: left");

        assertThat(refusal(call, Details.NOTHING)).startsWith("pipeline.json-invalid: call.json: is not valid JSON");
    }

    @Test
    void transcriptBesideItsRecordingTellsWhoTookPart() throws IOException {
        sidecar("{\"id\":\"t-1\",\"agent\":{\"name\":\"Ann\"},\"turns\":[{\"speaker\":\"agent\",\"text\":\"hello\"}]}");

        assertThat(received(intake, call, Details.NOTHING).facts().agentName()).isEqualTo("Ann");
    }

    @Test
    void resultBesideItsRecordingIsNoMisspeltSidecar() throws IOException {
        sidecar("{\"id\":\"r-1\",\"transcript\":{\"turns\":[]},\"scorecard\":{\"score\":43}}");

        assertThat(received(intake, call, Details.NOTHING).recording().id()).isEqualTo("r-1");
    }

    @Test
    void folderIsTakenInByNameAndSidecarsAreNoConversations() throws IOException {
        sidecar("{\"id\":\"c-7\"}");
        Files.writeString(folder.resolve("a-chat.json"), CHAT);
        Files.writeString(folder.resolve("notes.txt"), "not ours");
        Files.writeString(Files.createDirectories(folder.resolve("more")).resolve("z.jsonl"), CHAT + "\n" + CHAT);

        List<Arrival> arrivals = all(folder);

        assertThat(arrivals).filteredOn(Arrival.Accepted.class::isInstance).extracting(arrival -> ((Arrival.Accepted) arrival).file())
                .containsExactly("a-chat.json", "call.wav", "z.jsonl", "z.jsonl");
        assertThat(arrivals).filteredOn(arrival -> !(arrival instanceof Arrival.Accepted)).singleElement()
                .isEqualTo(new Arrival.PassedOver("notes.txt", "notes.txt: is neither JSON nor in a known format of conversations; "
                        + "the page \"imports\" says what is read."));
    }

    @Test
    void sidecarNamedByAPatternOfTheShellIsPassedOver() throws IOException {
        sidecar("{\"id\":\"c-7\"}");

        assertThat(all(folder.resolve("call.json"))).isEmpty();
    }

    @Test
    void twoMonoFilesAreOneCall() throws IOException {
        Path agent = wav("agent.wav", 1);
        Path customer = wav("customer.wav", 1);

        Arrival.Accepted pair = (Arrival.Accepted) intake.take(agent, customer, Details.NOTHING);

        assertThat(((Incoming.Received) pair.found()).recording().tracks())
                .containsExactly(new Track(agent, 0, Speaker.AGENT), new Track(customer, 0, Speaker.CUSTOMER));
        assertThat(pair.file()).isEqualTo("agent.wav + customer.wav");
    }

    @Test
    void halfOfAPairInStereoIsRefused() {
        Arrival refused = intake.take(call, call, Details.NOTHING);

        assertThat(((Arrival.Refused) refused).fault().code()).isEqualTo("audio.party-not-mono");
    }

    @Test
    void twoRecordingsWhoseNamesSayThatTheyAreOneCallAreTakenInTogether() throws IOException {
        Path pairs = Files.createDirectory(folder.resolve("pairs"));
        for (String name : List.of("4711-out.wav", "4711-in.wav", "B_Agent.wav", "B_Customer.wav", "lone-in.wav", "agent.wav")) {
            wav("pairs/" + name, 1);
        }
        Path stereo = wav("pairs/c-tx.wav", 2);
        Files.copy(stereo, pairs.resolve("c-rx.wav"));

        assertThat(all(pairs)).extracting(arrival -> ((Arrival.Accepted) arrival).file()).containsExactlyInAnyOrder(
                "4711-out.wav + 4711-in.wav", "B_Agent.wav + B_Customer.wav", "lone-in.wav", "agent.wav", "c-tx.wav", "c-rx.wav");
        assertThat(all(pairs)).filteredOn(arrival -> ((Arrival.Accepted) arrival).file().startsWith("4711"))
                .extracting(arrival -> ((Incoming.Received) ((Arrival.Accepted) arrival).found()).recording().id()).containsExactly("4711");
    }

    @Test
    void theNameOfAFileAndItsFolderSaysWhatNobodyElseDoes() throws IOException {
        Files.createDirectories(folder.resolve("Billing"));
        Files.move(call, folder.resolve("Billing/Ann_Lee-17.wav"));
        Files.writeString(folder.resolve("Billing/Bo-18.json"), CHAT);
        Intake named = intake(new IntakeSettings(1, 100_000, "none", Swap.AUTO, "{team}/{agent}-{id}", null));
        List<Arrival> found = new ArrayList<>();

        named.take(folder, Details.NOTHING, found::add);

        assertThat(found).extracting(arrival -> ((Arrival.Accepted) arrival).found().facts().agentName()).containsExactly("Ann Lee", "Bo");
        assertThat(((Incoming.Received) ((Arrival.Accepted) found.getFirst()).found()).recording().id()).isEqualTo("17");
        assertThat(recording(named, folder.resolve("Billing/Ann_Lee-17.wav"), Details.of("x", Facts.NONE, null, null)).id())
                .isEqualTo("x");
    }

    @Test
    void howPairsAreNamedIsASetting() throws IOException {
        wav("a.l.wav", 1);
        wav("a.r.wav", 1);
        Files.delete(call);
        List<Arrival> found = new ArrayList<>();
        intake(new IntakeSettings(1, 100_000, ".l/.r", Swap.AUTO)).take(folder, Details.NOTHING, found::add);
        assertThat(found).extracting(arrival -> ((Arrival.Accepted) arrival).file()).containsExactly("a.l.wav + a.r.wav");
        found.clear();
        intake(new IntakeSettings(1, 100_000, "none", Swap.AUTO)).take(folder, Details.NOTHING, found::add);
        assertThat(found).hasSize(2);
        assertThatThrownBy(() -> new IntakeSettings(1, 100_000, "-in", Swap.AUTO)).hasMessageContaining("pairs has \"-in\"");
    }

    @Test
    void whatAFolderHoldsBesideConversationsIsSaid() throws IOException {
        Path notes = Files.writeString(folder.resolve("notes.doc"), "x");
        Path copy = Files.writeString(folder.resolve("call2.wav.part"), "x");
        assertThat(intake.passedOver(folder)).isEqualTo(Map.of(ConversationFiles.Left.UNKNOWN_KIND, List.of(notes),
                ConversationFiles.Left.UNFINISHED, List.of(copy)));
    }

    private Intake intake(IntakeSettings intakeSettings) {
        AudioSettings audio = AudioSettings.defaults();
        return new Intake(new AudioIntake(audio, new FfmpegDecoder(audio, Path.of(System.getProperty("java.io.tmpdir")))),
                new TranscriptReader(intakeSettings), intakeSettings);
    }

    private static Details channels(@Nullable Integer agent, @Nullable Integer customer) {
        return Details.of(null, Facts.NONE, agent, customer);
    }

    private Recording recording(Path file, Details known) {
        return recording(intake, file, known);
    }

    private static Recording recording(Intake intake, Path file, Details known) {
        return received(intake, file, known).recording();
    }

    private static Incoming.Received received(Intake intake, Path file, Details known) {
        List<Arrival> arrivals = new ArrayList<>();
        intake.take(file, known, arrivals::add);
        assertThat(arrivals).hasSize(1);
        return (Incoming.Received) ((Arrival.Accepted) arrivals.getFirst()).found();
    }

    private String refusal(Path file, Details known) {
        List<Arrival> arrivals = new ArrayList<>();
        intake.take(file, known, arrivals::add);
        Fault fault = ((Arrival.Refused) arrivals.getFirst()).fault();
        return fault.code() + ": " + fault.sentence();
    }

    private List<Arrival> all(Path path) {
        List<Arrival> arrivals = new ArrayList<>();
        intake.take(path, Details.NOTHING, arrivals::add);
        return arrivals;
    }

    private void sidecar(String json) throws IOException {
        Files.writeString(folder.resolve("call.json"), json);
    }

    /** A tenth of a second at 8 kHz. */
    private Path wav(String name, int channels) throws IOException {
        int bytes = 800 * 2 * channels;
        ByteBuffer wav = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes).put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16);
        wav.putShort((short) 1).putShort((short) channels).putInt(8000).putInt(16000 * channels).putShort((short) (2 * channels))
                .putShort((short) 16);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
        return Files.write(folder.resolve(name), wav.array());
    }
}
