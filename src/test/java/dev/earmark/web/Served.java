package dev.earmark.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.access.Account;
import dev.earmark.access.AuditSettings;
import dev.earmark.access.Passwords;
import dev.earmark.access.Permission;
import dev.earmark.access.PrivacySettings;
import dev.earmark.access.Role;
import dev.earmark.access.Sealed;
import dev.earmark.access.Secrets;
import dev.earmark.audio.AudioIntake;
import dev.earmark.audio.AudioSettings;
import dev.earmark.audio.ffmpeg.FfmpegDecoder;
import dev.earmark.blobs.BlobStore;
import dev.earmark.blobs.FolderBlobs;
import dev.earmark.example.ExampleHouse;
import dev.earmark.inbox.Erasure;
import dev.earmark.inbox.Ledger;
import dev.earmark.inbox.Reception;
import dev.earmark.inbox.ReceptionListener;
import dev.earmark.inbox.admission.Admission;
import dev.earmark.inbox.admission.InboxSettings;
import dev.earmark.indexing.IndexedSearch;
import dev.earmark.indexing.SearchSettings;
import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Priority;
import dev.earmark.interaction.Routing;
import dev.earmark.interaction.Stage;
import dev.earmark.jobs.Rescoring;
import dev.earmark.library.RubricRegister;
import dev.earmark.library.RubricSeeds;
import dev.earmark.library.UsualRubrics;
import dev.earmark.pipeline.IntakeSettings;
import dev.earmark.pipeline.TranscriptReader;
import dev.earmark.playbook.PlaySettings;
import dev.earmark.outcome.theme.CommentThemes;
import dev.earmark.playbook.making.ClipSound;
import dev.earmark.playbook.making.PlaybookMaker;
import dev.earmark.playbook.making.PlaybookWorkshop;
import dev.earmark.results.KnownResult;
import dev.earmark.results.Result;
import dev.earmark.review.Publication;
import dev.earmark.review.PublicationState;
import dev.earmark.review.Revision.By;
import dev.earmark.redaction.RedactionSettings;
import dev.earmark.redaction.Redactor;
import dev.earmark.steps.Outcome;
import dev.earmark.steps.Recordings;
import dev.earmark.steps.Repeats;
import dev.earmark.steps.StepPlan;
import dev.earmark.steps.StepRunner;
import dev.earmark.store.Credentials.Key;
import dev.earmark.store.Findings;
import dev.earmark.store.Interactions;
import dev.earmark.store.Interactions.Arrived;
import dev.earmark.store.Interactions.Blob;
import dev.earmark.store.Jobs.Claim;
import dev.earmark.store.PublishedTexts.PublishedText;
import dev.earmark.store.PublishedTexts.State;
import dev.earmark.store.StepName;
import dev.earmark.store.Store;
import dev.earmark.search.TurnMeaning;
import dev.earmark.speech.LanguageChoice;
import dev.earmark.speech.SpeechSettings;
import dev.earmark.speech.model.Models;
import dev.earmark.testing.FakeEmbedder;
import dev.earmark.testing.Indexes;
import dev.earmark.testing.Plans;
import dev.earmark.testing.SampleInteractions;
import dev.earmark.testing.SampleResults;
import dev.earmark.testing.ScriptedTranscriber;
import dev.earmark.testing.StoreMould;
import dev.earmark.testing.Stores;
import dev.earmark.testing.Workplace;
import dev.earmark.web.api.Backend;
import dev.earmark.web.api.Reviewing;
import dev.earmark.web.api.SendingPace;
import dev.earmark.web.login.Protection;
import dev.earmark.web.login.oidc.OidcSettings;
import dev.earmark.web.login.session.LoginSettings;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A real server with a real database, and people who use it. Nothing is transcribed; hashing a password is quick. */
final class Served implements AutoCloseable {

    static final String PASSWORD = "correct horse battery staple";
    static final Duration COMMENT = Duration.ofMillis(700);
    static final Duration ASK = Duration.ofMillis(300);

    /** Fewer calls than usual are enough here. */
    private static final PlaySettings FEW = new PlaySettings(2, 4, 0.3, 20);

    /** Reading the shipped rubrics takes longer than all else that it begins with. */
    private static final StoreMould PLANTED = new StoreMould(Served::plant);

    final Store store;
    final BlobStore blobs;
    final WebServer server;
    final IndexedSearch search;
    private final StepRunner runner;
    private final PlaybookWorkshop workshop;
    final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);
    final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(later.get());
        }
    };

    Served(Path folder) {
        this(folder, settings(Duration.ofSeconds(60)), OidcSettings.defaults(), InboxSettings.defaults());
    }

    Served(Path folder, WebSettings settings, OidcSettings oidc, InboxSettings inbox) {
        this(folder, settings, new Protection(oidc, LoginSettings.defaults(), AuditSettings.defaults(), PrivacySettings.defaults(),
                new Sealed(Stores.AUDIT_KEY)), inbox);
    }

    /** With settings of how people log in and of what is written down of their reads. */
    Served(Path folder, LoginSettings login, AuditSettings audit) {
        this(folder, settings(Duration.ofSeconds(60)), new Protection(OidcSettings.defaults(), login, audit,
                PrivacySettings.defaults(), new Sealed(Stores.AUDIT_KEY)), InboxSettings.defaults());
    }

    private Served(Path folder, WebSettings settings, Protection protection, InboxSettings inbox) {
        PLANTED.into(folder);
        store = Stores.sqlite(folder);
        blobs = new FolderBlobs(folder.resolve("blobs"));
        RubricRegister rubrics = new RubricRegister(store,
                new UsualRubrics("bank-phone-service", "retail-support-chat", "retail-support-chat"), clock);
        AudioIntake audio = new AudioIntake(AudioSettings.defaults(), new FfmpegDecoder(AudioSettings.defaults(), folder));
        StepPlan plan = Plans.usual(audio, new ScriptedTranscriber(), null);
        runner = new StepRunner(plan, store, new Recordings(blobs, audio), rubrics, new Repeats(Duration.ofMinutes(1), new Random(1)),
                clock);
        Function<Clock, Reception> receptions = going -> new Reception(new Ledger(store, plan), blobs, audio,
                new TranscriptReader(IntakeSettings.defaults()), IntakeSettings.defaults(),
                new LanguageChoice(SpeechSettings.defaults(), new Models(Path.of("models"), folder)),
                new Admission(store, blobs, inbox), going, ReceptionListener.NOBODY, () -> {});
        Reception reception = receptions.apply(clock);
        search = IndexedSearch.of(store, Indexes.in(folder.resolve("search")), SearchSettings.defaults(), Indexes.requests(),
                new TurnMeaning(new FakeEmbedder()), clock);
        search.start();
        workshop = new PlaybookWorkshop(store, () -> new PlaybookMaker(store, null, FEW, clock), clock, SampleInteractions::id);
        Backend backend = new Backend(store, blobs, reception, new Erasure(store, blobs, clock), rubrics,
                new Rescoring(store, rubrics, clock, () -> {}), new KnownResult(),
                Deliverers.of(store), search, Reviewing.of(store, blobs, new Redactor(RedactionSettings.defaults()), clock,
                        SampleInteractions::id, () -> {}),
                new ExampleHouse(Path.of("eval-sets/example-house"), store, blobs, receptions, new Erasure(store, blobs, clock),
                        question -> new PlaybookMaker(store, null, FEW, clock).make(question), clock, SampleInteractions::id),
                workshop,
                new ClipSound(id -> new Recordings(blobs, audio).sound(id, store)), new Redactor(RedactionSettings.defaults()),
                new CommentThemes(new FakeEmbedder()), 4L << 30, 32 << 20,
                clock, SampleInteractions::id, "earmark (tested)");
        WebServer begun;
        try {
            begun = new WebServer(settings, protection, backend, RequestListener.NONE, new Passwords(new SecureRandom(), 1000),
                    new SendingPace(COMMENT, ASK), Duration.ofMillis(100));
            begun.start();
        } catch (RuntimeException refused) {
            search.close(); // else it would go on in a folder that is deleted
            store.close();
            throw refused;
        }
        server = begun;
        Workplace.until(() -> search.status().ready());
    }

    static WebSettings settings(Duration idle) {
        return new WebSettings("127.0.0.1", 0, 0, null, null, idle, 200, 20, Duration.ofSeconds(30), 8192, null, null, null);
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    Http nobody() {
        return new Http(base(), Map.of());
    }

    Account account(String login, Role role, @Nullable String agentId) {
        String hash = new Passwords(new SecureRandom(), 1000).hash(PASSWORD);
        Account account = new Account(SampleInteractions.id(), login, "Name of " + login, role, agentId, hash, null, false,
                clock.instant(), 1);
        store.write(tx -> {
            tx.accounts().insert(account);
            return true;
        });
        return account;
    }

    /** Somebody with a session, as a page's script would use it. */
    Http person(String login, Role role, @Nullable String agentId) {
        account(login, role, agentId);
        return login(login);
    }

    Http coach(String login, Set<String> teams) {
        Account account = account(login, Role.COACH, null);
        store.write(tx -> tx.accounts().save(new Account(account.id(), login, account.name(), Role.COACH, null, account.passwordHash(),
                null,
                false, account.createdAt(), 2, teams)));
        return login(login);
    }

    Http login(String login) {
        Http.Answered answer = nobody().post("/api/v1/login", "{\"login\":\"" + login + "\",\"password\":\"" + PASSWORD + "\"}").must(200);
        String cookie = answer.header("set-cookie").split(";")[0];
        return nobody().with("Cookie", cookie).with("X-CSRF-Token", answer.json().get("csrf").asText());
    }

    Http admin() {
        return person("admin-" + SampleInteractions.id(), Role.ADMIN, null);
    }

    Http key(Role role, Set<Permission> scopes, @Nullable String agentId) {
        String secret = new Secrets(new SecureRandom()).freshKey();
        store.write(tx -> {
            tx.credentials().putKey(new Key(SampleInteractions.id(), "test", Secrets.sha256(secret), role, scopes, agentId, "test",
                    clock.instant(), null, null, false));
            return true;
        });
        return nobody().with("Authorization", "Bearer " + secret);
    }

    Http program() {
        return key(Role.ADMIN, EnumSet.allOf(Permission.class), null);
    }

    /** A call that is scored, with 10,000 bytes of sound and an outline. @return its id */
    String scored(String agentId) {
        byte[] sound = new byte[10_000];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (byte) i;
        }
        return scored(agentId, sound);
    }

    String scored(String agentId, byte[] sound) {
        return scored(agentId, sound, "test");
    }

    /** A scored call that belongs to the example. @return its id */
    String invented(String agentId) {
        return scored(agentId, new byte[10_000], Interactions.EXAMPLE);
    }

    private String scored(String agentId, byte[] sound, String by) {
        Result result = SampleResults.billingCall();
        Interaction received = Interaction.received(SampleInteractions.id(), "crm-" + agentId, result.transcript().channel(),
                new Facts(agentId, "Dana", "c-1", null),
                new Routing("billing", "invoices"), null, clock.instant(), Priority.FRESH);
        Blob audio = kept(received.id(), "audio", "audio/wav", sound);
        Blob peaks = kept(received.id(), "peaks", "application/octet-stream", peaks());
        String rubric = result.scorecard().rubric().id() + "@" + result.scorecard().rubric().version();
        store.write(tx -> {
            tx.interactions().insert(received, new Arrived("key-" + received.id(), "ab".repeat(32), by, "call.wav", 1, 2,
                    List.of(audio)));
            tx.interactions().putBlob(received.id(), peaks);
            tx.findings().putHeard(received.id(), 1, new Findings.Heard(result.transcript(), Map.of()));
            tx.findings().put(received.id(), StepName.MEASURE, "", 1, new Findings.Counted(result.measures(), result.sentiment()));
            tx.findings().putScorecard(received.id(), 1, result.scorecard(), true, clock.instant());
            tx.findings().put(received.id(), StepName.MARK, rubric, 1, new Findings.Moments(result.moments()));
            tx.findings().put(received.id(), StepName.SUMMARISE, rubric, 1, SampleResults.summary());
            tx.interactions().save(tx.interactions().find(received.id(), dev.earmark.access.Reach.EVERYTHING).orElseThrow()
                    .reached(Stage.MARKED, 66_000L));
            return true;
        });
        return received.id();
    }

    private static void plant(Store store) {
        Clock now = Clock.systemUTC();
        new RubricSeeds(store, Path.of("rubrics"), now).plant();
        PublishedText draft = new PublishedText("rubric", "billing-care", 7, State.DRAFT, "Billing care", "12".repeat(32),
                SampleResults.billingRubric(), "test", now.instant());
        store.write(tx -> {
            tx.publishedTexts().putDraft(draft);
            return tx.publishedTexts().publish("rubric", "billing-care", 7, "test", now.instant());
        });
    }

    /** A call that is scored and shared with its agent by somebody else than those who log in here. @return its id */
    String shared(String agentId) {
        return share(scored(agentId));
    }

    String shared(String agentId, byte[] sound) {
        return share(scored(agentId, sound));
    }

    private String share(String id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        store.write(tx -> {
            tx.publications().put(id, new Publication("billing-care", 7, new By("p-0", "Kim"), now, now.plus(Duration.ofDays(10)), null));
            tx.publications().show(id, PublicationState.SHARED);
            return true;
        });
        return id;
    }

    /** Does all that is due, one step after the other. */
    void work() {
        List<StepName> all = List.of(StepName.TRANSCRIBE, StepName.MEASURE, StepName.SCORE, StepName.MARK, StepName.SUMMARISE);
        while (true) {
            List<Claim> due = store.write(tx -> tx.jobs().claim("test", tx.nowMs() + 60_000, all, 1));
            if (due.isEmpty()) {
                return;
            }
            Outcome outcome = runner.of(due.getFirst());
            store.write(tx -> {
                boolean held = tx.jobs().finish(due.getFirst());
                outcome.keeping().in(tx);
                return held;
            });
        }
    }

    Blob kept(String id, String name, String type, byte[] bytes) {
        try (BlobStore.Upload upload = blobs.begin()) {
            upload.write(bytes, 0, bytes.length);
            String sha256 = upload.sha256();
            upload.keep(id + "/" + name + "-" + sha256);
            return new Blob(name, id + "/" + name + "-" + sha256, sha256, bytes.length, type);
        }
    }

    private static byte[] peaks() {
        return ByteBuffer.allocate(24 + 8).order(ByteOrder.LITTLE_ENDIAN).putInt(2).putInt(1).putInt(8000).putInt(160).putInt(2).putInt(2)
                .put(new byte[] {-3, 3, -5, 5, -1, 1, 0, 127}).array();
    }

    static String transcript(String agent, String... lines) {
        StringBuilder turns = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            turns.append(i == 0 ? "" : ",").append("{\"speaker\":\"").append(i % 2 == 0 ? "agent" : "customer").append("\",\"text\":")
                    .append(quoted(lines[i])).append("}");
        }
        return "{\"agent\":{\"id\":\"" + agent + "\"},\"turns\":[" + turns + "]}";
    }

    static String quoted(String text) {
        return Http.JSON.getNodeFactory().textNode(text).toString();
    }

    static byte[] form(Map<String, byte[]> parts) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        parts.forEach((name, bytes) -> {
            String file = name.equals("facts") ? "" : "; filename=\"call.wav\"";
            out.writeBytes(("--XX\r\nContent-Disposition: form-data; name=\"" + name + "\"" + file + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.writeBytes(bytes);
            out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        });
        out.writeBytes("--XX--\r\n".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    /** Waits until every change is found. */
    void searchable() {
        Workplace.until(() -> search.counts().behind() == 0);
    }

    <T> T inStore(java.util.function.Function<Store.Tx, T> work) {
        return store.write(work::apply);
    }

    JsonNode me(Http who) {
        return who.get("/api/v1/me").must(200).json();
    }

    @Override
    public void close() {
        server.close();
        workshop.close();
        search.close();
        store.close();
    }
}
