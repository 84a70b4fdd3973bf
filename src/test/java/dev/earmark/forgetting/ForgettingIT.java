package dev.earmark.forgetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earmark.access.Reach;
import dev.earmark.blobs.FolderBlobs;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.NotFound;
import dev.earmark.inbox.Offer;
import dev.earmark.inbox.OrphanSweep;
import dev.earmark.indexing.IndexedSearch;
import dev.earmark.indexing.SearchSettings;
import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Priority;
import dev.earmark.jobs.Workers;
import dev.earmark.pipeline.Details;
import dev.earmark.report.customer.CustomerFile;
import dev.earmark.results.KnownResult;
import dev.earmark.results.Result;
import dev.earmark.retention.DataKind;
import dev.earmark.retention.Deletion;
import dev.earmark.retention.Hold;
import dev.earmark.retention.RetentionRule;
import dev.earmark.retention.RetentionRules;
import dev.earmark.review.Audience;
import dev.earmark.review.Remark;
import dev.earmark.review.Revision.By;
import dev.earmark.search.TurnMeaning;
import dev.earmark.speech.Transcriber;
import dev.earmark.testing.FakeEmbedder;
import dev.earmark.testing.Indexes;
import dev.earmark.testing.Plans;
import dev.earmark.testing.SampleCalls;
import dev.earmark.testing.SampleInteractions;
import dev.earmark.testing.Stores;
import dev.earmark.testing.Workplace;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is old enough, and whoever is to be forgotten, is nowhere any longer: in no row, no file, no index. */
class ForgettingIT {

    /** 400 days from now. */
    private static final Clock LATER = Clock.offset(Clock.systemUTC(), Duration.ofDays(400));
    private static final By KIM = new By("p-1", "Kim");
    private static final Transcriber HEARS = (audio, _) -> {
        Transcript said = new SampleCalls().says(Speaker.CUSTOMER, 0, 400, "where is my marmalade")
                .says(Speaker.AGENT, 500, 900, "my name is dana quagmire").call(audio.recording().id(), audio.source().seconds());
        return new Transcript(said.id(), Channel.VOICE, audio.source(), new Engine("scripted", "test", "00"), said.turns());
    };

    @TempDir
    Path folder;

    private Workplace work;
    private int calls;
    private Workers workers;
    private IndexedSearch search;

    @BeforeEach
    void begin() {
        work = new Workplace(Stores.sqlite(folder.resolve("data")), new FolderBlobs(folder.resolve("blobs")), folder,
                (audio, _) -> Plans.usual(audio, HEARS, null));
        workers = work.workers(Duration.ofSeconds(60), Duration.ofSeconds(60));
        workers.start();
        search = IndexedSearch.of(work.store(), Indexes.in(folder.resolve("search")),
                new SearchSettings(true, null, null, true, Duration.ofSeconds(1)), Indexes.requests(), new TurnMeaning(new FakeEmbedder()),
                Clock.offset(LATER, Duration.ofDays(1)));
        search.start();
    }

    @AfterEach
    void end() {
        stop();
    }

    /** Everything that is written is on the disk then. */
    private void stop() {
        search.close();
        workers.close();
        work.close();
    }

    private String call(String customer) {
        Details details = Details.of(null, new Facts("a-17", "Dana", customer, "Zacharias Quibble"), null, null);
        return work.call(work.reception(), new Offer(null, details, "key-1", Priority.FRESH), Workplace.sound(300 + 40 * calls++)).id();
    }

    private String chat(String customer) {
        return work.reception().transcript(new Offer(null, Details.NOTHING, "key-1", Priority.FRESH), """
                {"channel": "chat", "customer": {"id": "%s", "name": "Zacharias Quibble"}, "agent": {"id": "a-17"}, "queue": "parcels",
                 "turns": [{"speaker": "customer", "text": "the marmalade is mouldy"}, {"speaker": "agent", "text": "my name is dana"}]}
                """.formatted(customer).getBytes(StandardCharsets.UTF_8)).id();
    }

    private void untilKnown() {
        Workplace.until(() -> work.quiet() && search.status().ready() && !search.status().rebuilding() && search.counts().behind() == 0);
    }

    private void untilForgotten() {
        untilKnown();
        Workplace.until(() -> work.store().<Boolean>read(tx -> tx.indexed().toForget(1).isEmpty()
                && tx.indexed().counts().unmeant() == 0));
    }

    private DueRound round() {
        return new DueRound(work.store(), work.erasure(), LATER);
    }

    private void rules(RetentionRule... rules) {
        work.store().<Boolean>write(tx -> {
            tx.retention().replace(new RetentionRules(List.of(rules)));
            return true;
        });
    }

    private static RetentionRule of(DataKind kind, int days) {
        return new RetentionRule(kind, days, null, null, null);
    }

    private void remark(String id, String text) {
        work.store().<Boolean>write(tx -> {
            tx.remarks().add(id, new Remark(SampleInteractions.id(), 0, null, text, Audience.AGENT, KIM, Instant.now(), null, 1));
            return true;
        });
    }

    private List<Deletion> deletions(String id) {
        return work.store().read(tx -> tx.retention().deletions(id));
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
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<Path> sounds(String id) throws IOException {
        Path of = folder.resolve("blobs").resolve(id);
        if (!Files.isDirectory(of)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(of)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void wordsThatAreOldEnoughAreInNoFileAndTheScoreIsReadAsNumbers() throws IOException {
        String call = call("c-4711");
        String chat = chat("c-4711");
        untilKnown();
        remark(call, "the marmalade was found");
        untilKnown();
        assertThat(holding("marmalade", "marmalad")).extracting(file -> folder.relativize(file).getName(0).toString()).contains("data",
                "search");
        Double percent = work.store().<Result>read(tx -> new KnownResult().of(tx, call, null, null)).scorecard().percent();
        rules(of(DataKind.TRANSCRIPT, 365), of(DataKind.SOUND, 500));

        assertThat(round().preview(10).counts()).containsEntry(of(DataKind.TRANSCRIPT, 365), 2);
        assertThat(new DueDeletions(work.store(), round(), LATER, Duration.ofHours(1)).once()).isTrue();

        Result left = work.store().read(tx -> new KnownResult().of(tx, call, null, null));
        assertThat(left.scorecard().percent()).isEqualTo(percent).isEqualTo(100);
        assertThat(left.scorecard().judgements().getFirst().evidence().getFirst().quote()).isEqualTo("[words deleted]");
        assertThat(left.transcript().source().remarks()).last().satisfies(remark -> assertThat(remark.sentence())
                .isEqualTo("The words were deleted on " + LATER.instant().toString().substring(0, 10)
                        + " by the rule \"transcript of everything: 365 days\"."));
        assertThat(deletions(chat)).extracting(Deletion::kind).containsExactly(DataKind.TRANSCRIPT);
        assertThatThrownBy(() -> work.rescoring().rescore(call, null, true, Workplace.ADMIN)).isInstanceOf(Conflict.class)
                .hasMessageContaining("were deleted");
        assertThat(sounds(call)).as("the sound holds the words").isEmpty();
        assertThat(round().preview(10).counts()).as("nothing twice").isEmpty();
        untilForgotten();
        stop();
        assertThat(holding("marmalade", "marmalad", "mouldy", "quagmire", "my name is dana")).isEmpty();
    }

    @Test
    void theSoundGoesFirstAndEverythingLast() throws IOException {
        String call = call("c-1");
        String chat = chat("c-1");
        untilKnown();
        assertThat(sounds(call)).hasSize(2);
        rules(of(DataKind.SOUND, 90));

        assertThat(round().run(() -> true)).isEqualTo(Map.of(DataKind.SOUND, 1));

        assertThat(sounds(call)).isEmpty();
        assertThat(work.store().<String>read(tx -> new KnownResult().of(tx, call, null, null).transcript().turns().getFirst().text()))
                .isEqualTo("where is my marmalade");
        rules(of(DataKind.SOUND, 90), of(DataKind.SCORES, 399), new RetentionRule(DataKind.SCORES, 1_000, Channel.CHAT, null, null));
        assertThat(round().run(() -> true)).isEqualTo(Map.of(DataKind.SCORES, 1));
        assertThat(work.store().<Boolean>read(tx -> tx.interactions().find(call, Reach.EVERYTHING).isEmpty())).isTrue();
        assertThat(work.interaction(chat)).isNotNull();
        assertThat(deletions(call)).extracting(Deletion::kind).containsExactly(DataKind.SCORES, DataKind.SOUND);
        assertThat(work.store().<Boolean>read(tx -> tx.audit().verify().isEmpty())).isTrue();
    }

    @Test
    void aRoundThatIsBrokenOffIsDoneToItsEndByTheNext() throws IOException {
        List<String> calls = List.of(call("c-1"), call("c-2"), call("c-3"));
        untilKnown();
        rules(of(DataKind.TRANSCRIPT, 365));
        int[] asked = {0};

        assertThat(round().run(() -> asked[0]++ < 1)).isEqualTo(Map.of(DataKind.TRANSCRIPT, 1));
        String left = calls.stream().filter(id -> deletions(id).isEmpty()).findFirst().orElseThrow();
        work.store().write(tx -> tx.retention().deleteSound(left, Instant.now())); // ended before the files went

        assertThat(sounds(left)).isNotEmpty();
        assertThat(round().run(() -> true)).isEqualTo(Map.of(DataKind.TRANSCRIPT, 2));
        new OrphanSweep(work.store(), work.blobs(), LATER).sweep();
        for (String id : calls) {
            assertThat(sounds(id)).isEmpty();
            assertThat(deletions(id)).hasSize(1);
        }
    }

    @Test
    void whatIsHeldIsDeletedByNobody() {
        String call = call("c-1");
        String chat = chat("c-2");
        untilKnown();
        rules(of(DataKind.SOUND, 1), of(DataKind.TRANSCRIPT, 1), of(DataKind.SCORES, 1));
        LegalHolds holds = new LegalHolds(work.store(), LATER, SampleInteractions::id);
        Hold customer = holds.place(Hold.Subject.CUSTOMER, "c-1", "Court", Workplace.ADMIN);
        Hold single = holds.place(Hold.Subject.INTERACTION, chat, "Court", Workplace.ADMIN);
        CustomerErasure customers = new CustomerErasure(work.store(), work.erasure(), LATER);

        assertThat(round().run(() -> true)).isEmpty();
        assertThatThrownBy(() -> work.erasure().erase(call, Workplace.ADMIN)).isInstanceOf(Conflict.class).hasMessageContaining("is held");
        assertThatThrownBy(() -> customers.forget("c-1", "p-1")).isInstanceOf(Conflict.class).hasMessageContaining("is held");
        assertThat(customers.forget("c-2", "p-1")).isEqualTo(new CustomerErasure.Forgotten(0, 1, true));
        assertThatThrownBy(() -> holds.place(Hold.Subject.INTERACTION, chat, "Again", Workplace.ADMIN)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> holds.place(Hold.Subject.INTERACTION, "nothing", "Court", Workplace.ADMIN)).isInstanceOf(NotFound.class);

        holds.lift(customer.id(), Workplace.ADMIN);
        holds.lift(single.id(), Workplace.ADMIN);

        assertThat(round().run(() -> true)).isEqualTo(Map.of(DataKind.SCORES, 2));
    }

    @Test
    void aCustomerGetsEverythingAsAFileAndIsForgottenAcrossChannels() throws IOException {
        String call = call("c-4711");
        String chat = chat("c-4711");
        String other = chat("c-5");
        untilKnown();
        remark(chat, "wants zwieback instead");
        CustomerFile files = new CustomerFile(work.store(), work.blobs(), LATER);
        ByteArrayOutputStream zip = new ByteArrayOutputStream();

        assertThat(files.write("c-4711", zip)).isEqualTo(2);

        Map<String, byte[]> all = unpacked(zip.toByteArray());
        assertThat(all.keySet()).containsExactly("customer.json", "index.txt", "sound/" + call + "-audio.wav");
        JsonNode json = new ObjectMapper().readTree(all.get("customer.json"));
        assertThat(json.at("/interactions/1/comments/0/text").asText()).isEqualTo("wants zwieback instead");
        assertThat(json.at("/interactions/0/scorecards/0/percent").asInt()).isEqualTo(100);
        assertThat(new String(all.getOrDefault("index.txt", new byte[0]), StandardCharsets.UTF_8))
                .contains("customer: where is my marmalade",
                "the marmalade is mouldy", "Recording: sound/" + call);

        assertThat(new CustomerErasure(work.store(), work.erasure(), LATER).forget("c-4711", "p-1").interactions()).isEqualTo(2);

        assertThatThrownBy(() -> files.write("c-4711", zip)).isInstanceOf(NotFound.class);
        assertThat(work.interaction(other)).isNotNull();
        untilForgotten();
        stop();
        assertThat(holding("c-4711", "zwieback", "where is my marmalade")).isEmpty();
        assertThat(sounds(call)).isEmpty();
    }

    private static Map<String, byte[]> unpacked(byte[] bytes) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }
}
