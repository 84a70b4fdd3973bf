package dev.earmark.inbox.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.access.Reach;
import dev.earmark.inbox.Reception;
import dev.earmark.inbox.ReceptionListener;
import dev.earmark.inbox.Refusal;
import dev.earmark.inbox.admission.InboxSettings;
import dev.earmark.inbox.admission.Ticket;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Priority;
import dev.earmark.interaction.Progress;
import dev.earmark.pipeline.ConversationFiles;
import dev.earmark.pipeline.Details;
import dev.earmark.pipeline.IntakeSettings;
import dev.earmark.speech.party.Swap;
import dev.earmark.store.InteractionQuery;
import dev.earmark.store.Interactions.Listed;
import dev.earmark.testing.Wav;
import dev.earmark.testing.Workplace;
import dev.earmark.transcript.Channel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderIT {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @TempDir
    Path folder;

    private Workplace place;
    private Path drop;
    private final AtomicLong nanos = new AtomicLong(1);
    private WatchFolder watch;
    private final List<String> counted = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        place = new Workplace(folder.resolve("service"));
        drop = Files.createDirectories(folder.resolve("drop"));
        watch = watch(false);
    }

    @AfterEach
    void close() {
        watch.close();
        place.close();
    }

    private WatchFolder watch(boolean remove) {
        return new WatchFolder(drop, new WatchSettings(drop, Duration.ofMillis(50), Duration.ofSeconds(10), remove), counting(),
                place.blobs(),
                new ConversationFiles(IntakeSettings.defaults()), nanos::get);
    }

    private Reception counting() {
        return place.reception(new InboxSettings(16, Duration.ofHours(100), 100_000, 0, 0), new ReceptionListener() {
            @Override
            public void accepted(Channel channel, boolean fresh) {}

            @Override
            public void refused(String code) {
                counted.add(code);
            }
        });
    }

    private void pass(int seconds) {
        watch.round();
        nanos.addAndGet(seconds * SECOND);
        watch.round();
    }

    private List<Interaction> kept() {
        return place.store().read(tx -> tx.interactions().list(InteractionQuery.newest(100), Reach.EVERYTHING)).items().stream()
                .map(Listed::interaction).toList();
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.walk(drop)) {
            return files.filter(file -> Files.isRegularFile(file) || Files.isSymbolicLink(file))
                    .map(file -> drop.relativize(file).toString().replace('\\', '/')).sorted().toList();
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = drop.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void sound(String name, int hz) throws IOException {
        Path file = drop.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, Workplace.sound(hz));
    }

    private static String chat(String id) {
        return new String(Workplace.chat(id), StandardCharsets.UTF_8).replace("\n", " ").strip();
    }

    @Test
    void twoRecordingsOfOneCallAreTakenTogetherWhenBothAreThere() throws IOException {
        Wav.pcm16(8_000, Wav.tone(8_000, 440, 1, 0.3)).write(drop.resolve("4711-in.wav"));
        pass(11);
        assertThat(kept()).isEmpty();
        Wav.pcm16(8_000, Wav.tone(8_000, 660, 1, 0.3)).write(drop.resolve("4711-out.wav"));
        pass(11);
        assertThat(kept()).extracting(Interaction::externalId).containsExactly("4711");
        assertThat(left()).containsExactly("done/4711-in.wav", "done/4711-out.wav");
    }

    @Test
    void aRecordingIsTakenWithItsSidecarAndPutAway() throws IOException {
        sound("monday/call.wav", 440);
        write("monday/call.json", """
                {"id": "crm-9", "agent": {"id": "a-17", "name": "Dana"}, "team": "blue", "queue": "claims", "startedAt": "2026-03-01T09:30:00+01:00", "agentChannel": "right"}
                """);
        sound("other.wav", 500);
        pass(11);

        assertThat(kept()).extracting(Interaction::externalId).containsExactlyInAnyOrder("crm-9", "other");
        assertThat(kept()).extracting(Interaction::priority).containsOnly(Priority.FRESH);
        assertThat(kept().stream().filter(one -> "crm-9".equals(one.externalId())).findFirst().orElseThrow().routing().team())
                .isEqualTo("blue");
        assertThat(left()).containsExactly("done/monday/call.json", "done/monday/call.wav", "done/other.wav");
    }

    @Test
    void whatWasPutRightInAFileIsNotedBesideIt() throws IOException {
        write("late.json", "{\"turns\":[{\"speaker\":\"agent\",\"text\":\"hello\",\"start\":\"00:00:01.2\"}]}");
        write("plain.json", chat("plain"));
        pass(11);

        assertThat(left()).containsExactly("done/late.json", "done/late.json.notes.txt", "done/plain.json");
        assertThat(drop.resolve("done/late.json.notes.txt")).content().contains("\"start\" was read as hours, minutes and seconds");
    }

    @Test
    void halfCopiedFilesWait() throws IOException {
        byte[] whole = Workplace.sound(440);
        Path call = Files.write(drop.resolve("call.wav"), Arrays.copyOf(whole, 5_000));
        write("later.wav.part", "x");
        write(".hidden.wav", "x");
        pass(9);
        Files.write(call, Arrays.copyOfRange(whole, 5_000, whole.length), StandardOpenOption.APPEND);
        pass(9);
        assertThat(kept()).isEmpty();
        nanos.addAndGet(2 * SECOND);
        watch.round();

        assertThat(kept()).hasSize(1);
        assertThat(left()).containsExactly(".hidden.wav", "done/call.wav", "later.wav.part");
    }

    @Test
    void aSidecarThatComesFirstWaitsForItsRecording() throws IOException {
        write("call.json", "{\"id\": \"crm-9\"}");
        pass(60);
        assertThat(left()).containsExactly("call.json");
        sound("call.wav", 440);
        pass(11);

        assertThat(kept()).extracting(Interaction::externalId).containsExactly("crm-9");
        assertThat(left()).containsExactly("done/call.json", "done/call.wav");
    }

    @Test
    void whatIsRefusedMovesAsideWithTheReasonBesideIt() throws IOException {
        write("notes.wav", "this is no sound");
        write("bad.json", "{\"turns\": [{\"speaker\": \"nobody\", \"text\": 7}]}");
        sound("call.wav", 440);
        write("call.json", "{\"agents\": {\"name\": \"Dana\"}}");
        pass(11);

        assertThat(kept()).isEmpty();
        assertThat(left()).containsExactly("refused/bad.json", "refused/bad.json.reason.txt", "refused/call.json", "refused/call.wav",
                "refused/call.wav.reason.txt",
                "refused/notes.wav", "refused/notes.wav.reason.txt");
        assertThat(drop.resolve("refused/notes.wav.reason.txt")).content().startsWith("audio.not-a-recording: notes.wav is ")
                .endsWith(".\n");
        assertThat(drop.resolve("refused/call.wav.reason.txt")).content().contains("pipeline.sidecar-invalid", "did you mean \"agent\"?");
    }

    @Test
    void ofAFileWithManyConversationsOnlyTheWrongOnesAreSetAside() throws IOException {
        write("chats.jsonl", chat("one") + "\n{\"turns\": []}\n" + chat("two") + "\n");
        pass(11);

        assertThat(kept()).extracting(Interaction::externalId).containsExactlyInAnyOrder("one", "two");
        assertThat(left()).containsExactly("done/chats.jsonl", "refused/chats.jsonl", "refused/chats.jsonl.reason.txt");
        assertThat(drop.resolve("refused/chats.jsonl")).hasContent("{\"turns\": []}");
        assertThat(drop.resolve("refused/chats.jsonl.reason.txt")).content().contains("chats.jsonl, line 2");
    }

    @Test
    void aFileThatWasKeptButNotPutAwayIsKeptOnce() throws IOException {
        sound("call.wav", 440);
        pass(11);
        Files.move(drop.resolve("done/call.wav"), drop.resolve("call.wav")); // as if the program had died before it moved it
        watch.close();
        watch = watch(true);
        pass(11);

        assertThat(kept()).hasSize(1);
        assertThat(left()).isEmpty();
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Path outside = Files.write(folder.resolve("secret.wav"), Workplace.sound(440));
        Path others = Files.createDirectories(folder.resolve("others"));
        Files.write(others.resolve("more.wav"), Workplace.sound(450));
        Files.createSymbolicLink(drop.resolve("link.wav"), outside);
        Files.createSymbolicLink(drop.resolve("folder"), others);
        pass(11);
        assertThat(left()).containsExactly("folder", "link.wav");
        nanos.addAndGet(600 * SECOND);
        watch.round();
        watch.round();

        assertThat(kept()).isEmpty();
        assertThat(outside).exists();
        assertThat(others.resolve("more.wav")).exists();
        assertThat(left()).containsExactly("folder", "link.wav", "refused/folder.reason.txt", "refused/link.wav.reason.txt");
        assertThat(drop.resolve("refused/link.wav.reason.txt")).content().startsWith("inbox.left-link: link.wav is a symbolic link.")
                .endsWith("put the file itself there.\n");
        assertThat(counted).containsExactly("inbox.left-link", "inbox.left-link");

        Files.delete(drop.resolve("link.wav"));
        watch.round();
        assertThat(left()).containsExactly("folder", "refused/folder.reason.txt");
    }

    @Test
    void whatIsSaidAboutARecordingThatNeverComesIsRefused() throws IOException {
        write("monday/call.json", "{\"id\": \"crm-9\"}");
        pass(599);
        assertThat(left()).containsExactly("monday/call.json");
        nanos.addAndGet(SECOND);
        watch.round();

        assertThat(left()).containsExactly("refused/monday/call.json", "refused/monday/call.json.reason.txt");
        assertThat(drop.resolve("refused/monday/call.json.reason.txt")).content()
                .startsWith("inbox.no-recording: call.json describes a recording");
        assertThat(counted).containsExactly("inbox.no-recording");
    }

    @Test
    void whatIsLeftIsExplainedOnceItHasNotChangedForAWhile() throws IOException {
        Path outside = Files.write(folder.resolve("secret.wav"), Workplace.sound(440));
        Files.createSymbolicLink(drop.resolve("linked.wav"), outside);
        write("linked.json", "{\"id\": \"crm-9\"}");
        write("minutes.docx", "x");
        write("later.wav.part", "x");
        write(".hidden", "x");
        pass(599);
        write("later.wav.part", "xy");
        nanos.addAndGet(SECOND);
        watch.round();

        assertThat(counted).containsExactlyInAnyOrder("inbox.left-link", "inbox.left-beside-link", "inbox.left-unknown");
        assertThat(drop.resolve("refused/linked.json.reason.txt")).content().startsWith("inbox.left-beside-link: linked.json describes");
        assertThat(drop.resolve("refused/minutes.docx.reason.txt")).content()
                .startsWith("inbox.left-unknown: minutes.docx does not have the name of a recording");
        nanos.addAndGet(601 * SECOND);
        watch.round();
        assertThat(counted).hasSize(4).contains("inbox.left-unfinished");
        Files.delete(drop.resolve("linked.wav"));
        sound("linked.wav", 440);
        pass(11);
        assertThat(kept()).extracting(Interaction::externalId).containsExactly("crm-9");
        assertThat(left()).containsExactly(".hidden", "done/linked.json", "done/linked.wav", "later.wav.part", "minutes.docx",
                "refused/later.wav.part.reason.txt",
                "refused/minutes.docx.reason.txt");
    }

    @Test
    void anImportTellsOfLinksAndOfWhatHasNoRecording() throws IOException {
        Files.createSymbolicLink(drop.resolve("link.wav"), Files.write(folder.resolve("secret.wav"), Workplace.sound(440)));
        write("call.json", "{\"id\": \"crm-9\"}");
        List<Refusal> refused = new ArrayList<>();
        FolderImport folderImport = new FolderImport(place.reception(), place.blobs(), new ConversationFiles(IntakeSettings.defaults()));

        assertThat(folderImport.take(drop, Details.NOTHING, "admin-1", Progress.SILENT, refused::add))
                .isEqualTo(new FolderImport.Tally(1, 0, 0, 2));
        assertThat(refused).extracting(Refusal::code).containsExactly("inbox.no-recording", "inbox.left-link");
    }

    @Test
    void twoFilesOfOneNameAreBothPutAway() throws IOException {
        sound("call.wav", 440);
        pass(11);
        sound("call.wav", 450);
        pass(11);

        assertThat(kept()).hasSize(2);
        assertThat(left()).containsExactly("done/call-2.wav", "done/call.wav");
    }

    @Test
    void theFolderIsWatchedUntilItIsClosed() throws IOException {
        try (WatchFolder running = new WatchFolder(drop, new WatchSettings(drop, Duration.ofMillis(20), Duration.ofMillis(40), false),
                place.reception(), place.blobs(),
                new ConversationFiles(IntakeSettings.defaults()))) {
            running.start();
            sound("call.wav", 440);
            Workplace.until(() -> Files.exists(drop.resolve("done/call.wav")));
        }
        assertThat(kept()).hasSize(1);
    }

    @Test
    void anImportTakesAFolderOnceAndLeavesItAsItIs() throws IOException {
        sound("a/call.wav", 440);
        write("a/call.json", "{\"id\": \"crm-9\"}");
        write("chats.jsonl", chat("one") + "\n" + chat("two") + "\n{}\n");
        write("single.json", chat("three"));
        List<String> before = left();
        List<Refusal> refused = new ArrayList<>();
        FolderImport folderImport = new FolderImport(place.reception(), place.blobs(), new ConversationFiles(IntakeSettings.defaults()));

        assertThat(folderImport.take(drop, Details.NOTHING, "admin-1", Progress.SILENT, refused::add))
                .isEqualTo(new FolderImport.Tally(3, 4, 0, 1));
        assertThat(folderImport.take(drop, Details.NOTHING, "admin-1", Progress.SILENT, refused::add))
                .isEqualTo(new FolderImport.Tally(3, 0, 4, 1));
        assertThat(refused).extracting(Refusal::code).containsExactly("pipeline.no-turns", "pipeline.no-turns");
        assertThat(left()).isEqualTo(before);
        assertThat(kept()).hasSize(4).extracting(Interaction::priority).containsOnly(Priority.BULK);
    }

    @Test
    void namesSayWhoIsInACallAndWhatIsSaidInItsSidecarWins() throws IOException {
        sound("in-101-5551234567-20260301-093000-1772353800.12.wav", 440);
        write("in-101-5551234567-20260301-093000-1772353800.12.json", "{\"agent\": {\"id\": \"a-17\"}}");
        write("q-600-5551234567-20260301-093000-17.9.json", chat("three"));
        write("q-700-5551234567-20260301-093000-17.9.jsonl", "{\"turns\":[{\"speaker\":\"agent\",\"text\":\"hello there\"}]}\n"
                + "{\"turns\":[{\"speaker\":\"agent\",\"text\":\"good morning\"}]}\n");
        ConversationFiles named = new ConversationFiles(new IntakeSettings(1, 100_000, "none", Swap.AUTO, "freepbx", "Europe/Berlin"));
        FolderImport folderImport = new FolderImport(place.reception(), place.blobs(), named);

        folderImport.take(drop, Details.NOTHING, "admin-1", Progress.SILENT, refusal -> { });

        assertThat(kept()).extracting(Interaction::externalId).containsExactlyInAnyOrder("1772353800.12", "three", null, null);
        Interaction call = kept().stream().filter(one -> "1772353800.12".equals(one.externalId())).findFirst().orElseThrow();
        assertThat(call.facts().agentId()).isEqualTo("a-17");
        assertThat(call.facts().customerId()).isEqualTo("5551234567");
        assertThat(call.startedAt()).isEqualTo(Instant.parse("2026-03-01T08:30:00Z"));
        assertThat(kept()).extracting(one -> one.routing().queue()).containsExactlyInAnyOrder(null, "parcels", "700", "700");
        FolderImport again = new FolderImport(place.reception(), place.blobs(), new ConversationFiles(IntakeSettings.defaults()));
        assertThat(again.take(drop, Details.NOTHING, "admin-1", Progress.SILENT, refusal -> { }).fresh()).isZero();
    }

    @Test
    void anImportWaitsForRoomInsteadOfFailing() throws IOException {
        write("chats.jsonl", chat("one") + "\n" + chat("two") + "\n" + chat("three") + "\n");
        Reception small = place.reception(new InboxSettings(1, Duration.ofHours(1), 100_000, 0, 0));
        Ticket held = small.admit();
        Thread freeing = Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(300);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            held.close();
        });
        FolderImport.Tally tally = new FolderImport(small, place.blobs(), new ConversationFiles(IntakeSettings.defaults()))
                .take(drop, Details.NOTHING, "admin-1", Progress.SILENT, refusal -> {});

        assertThat(freeing.isAlive()).isFalse();
        assertThat(tally.fresh()).isEqualTo(3);
    }
}
