package dev.earmark.app.command;

import dev.earmark.app.Application;
import dev.earmark.app.Roster;
import dev.earmark.app.Session;
import dev.earmark.app.Settings;
import dev.earmark.app.Storage;
import dev.earmark.app.command.part.KeptIndex;
import dev.earmark.app.command.data.LastScrub;
import dev.earmark.app.command.part.Folders;
import dev.earmark.audio.CallAudio;
import dev.earmark.audio.FormatTrial;
import dev.earmark.audio.samples.Level;
import dev.earmark.audio.samples.Pcm;
import dev.earmark.blobs.BlobStore;
import dev.earmark.blobs.s3.S3Blobs;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Unavailable;
import dev.earmark.interaction.Progress;
import dev.earmark.language.prompt.Fence;
import dev.earmark.interaction.Recording;
import dev.earmark.speech.NamedVersions;
import dev.earmark.speech.model.SpeechModel;
import dev.earmark.store.Nodes.Node;
import dev.earmark.store.DataKeys.State;
import dev.earmark.store.Store;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.Speaker;
import dev.earmark.web.TlsFiles;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Looks at each thing that Earmark needs by using it. */
public final class Doctor {

    private static final Duration MOST_CLOCK_ERROR = Duration.ofSeconds(2);
    private static final Instant WRITTEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final int RATE_HZ = 16_000;

    private final Session session;
    private final Application application;

    public Doctor(Session session, Application application) {
        this.session = session;
        this.application = application;
    }

    /**
     * @param what is looked at
     * @param look says what it found; throws a fault when it is not as it must be
     */
    public record Check(String what, Supplier<String> look) {}

    public List<Check> checks() {
        return List.of(
                new Check("Java", this::java),
                new Check("data folder", this::folder),
                new Check("disk", this::disk),
                new Check("clock", this::clock),
                new Check("speech model", this::speech),
                new Check("speaker model", this::speaker),
                new Check("sentence model", this::sentences),
                new Check("language model", this::language),
                new Check("sound decoder", this::decoder),
                new Check("rubrics", this::rubrics),
                new Check("database", this::database),
                new Check("recordings", this::recordings),
                new Check("encryption", this::encryption),
                new Check("search", this::search),
                new Check("scrub", this::scrub),
                new Check("certificate", () -> TlsFiles.describe(application.settings().web(), Instant.now())));
    }

    private String java() {
        return Runtime.version() + ", at most " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB of heap, "
                + Runtime.getRuntime().availableProcessors() + " cores";
    }

    private String folder() {
        Path data = session.dataFolder();
        try {
            Files.createDirectories(data);
            Files.delete(Files.createTempFile(data, "doctor", ".tmp"));
            return data.toString();
        } catch (IOException closed) {
            throw new Unavailable("app.data-not-writable", "The data folder " + data + " cannot be written; check who owns it.", closed);
        }
    }

    private String disk() {
        Path folder = Storage.folder(application.settings(), session.dataFolder());
        try {
            FileStore disk = Files.getFileStore(folder);
            BlobStore.Room room = new BlobStore.Room(disk.getUsableSpace(), disk.getTotalSpace());
            long least = application.settings().inbox().keptBack(room);
            if (room.freeBytes() < least) {
                throw new Unavailable("app.disk-nearly-full",
                        "The disk of " + folder + " has " + gib(room.freeBytes()) + " GiB left; uploads are refused below " + gib(least)
                        + " GiB (inbox.least-free-bytes, inbox.least-free-share), so free some space.");
            }
            return gib(room.freeBytes()) + " GiB of " + gib(room.totalBytes()) + " GiB free, uploads are refused below " + gib(least)
                    + " GiB";
        } catch (IOException gone) {
            throw new Unavailable("app.data-not-writable", "The disk of " + folder + " cannot be looked at.", gone);
        }
    }

    private static String gib(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / (double) (1L << 30));
    }

    /** A clock that is behind makes sessions, leases and signatures wrong. */
    private String clock() {
        Instant now = Instant.now();
        if (now.isBefore(WRITTEN)) {
            throw new Unavailable("app.clock-wrong", "The clock of this machine says " + now
                    + ", which is long ago; set it (for instance with timedatectl).");
        }
        return now.toString();
    }

    private String speech() {
        NamedVersions.check(application.settings().speech(), application.models());
        SpeechModel model = application.models().named(application.settings().speech().model());
        Pcm second = Pcm.of(RATE_HZ, new short[RATE_HZ]);
        Recording recording = new Recording("doctor", List.of(new Recording.Track(Path.of("doctor.wav"), 0, Speaker.UNKNOWN)));
        CallAudio call = new CallAudio(recording, new Source("doctor.wav", "", 1, 1, RATE_HZ),
                List.of(new CallAudio.Party(Speaker.UNKNOWN, second, new Level(-90, -90))));
        application.transcriber().transcribe(call, Progress.SILENT);
        return model.name() + ", " + (model.bytes() >> 20) + " MiB, as listed" + application.unknownPhrases().map(" "::concat).orElse("");
    }

    private String speaker() {
        return application.voices().map(voices -> voices.name() + ", as listed, " + voices.load())
                .orElse("none (speech.speaker-model): voices on one channel are told apart by sound, pitch and words");
    }

    private String sentences() {
        application.embedder().embed(List.of("How can I help you today?"));
        return application.embedder().modelId();
    }

    /** One tiny question, which nothing is remembered of. */
    private String language() {
        return application.languageModel().map(model -> model.trial(application.prompts().get("confirm-quotes").fill(
                Map.of("claims", "C1: the answer is yes to: Does the agent say good morning?"),
                Map.of("quotes", Fence.around(List.of(new Fence.Line("T001 AGENT", "Good morning!")))))))
                .orElse("none (language.provider)");
    }

    private String decoder() {
        Path samples = Folders.forAWhile(session);
        try {
            return "reads " + String.join(", ", new FormatTrial(application.audio(), samples).run());
        } finally {
            Folders.remove(samples);
        }
    }

    private String rubrics() {
        List<String> ids = application.rubrics().ids();
        ids.forEach(application.rubrics()::get);
        return String.join(", ", ids);
    }

    /** Looks at what is there and makes nothing. */
    private String database() {
        return whereKept(this::kept);
    }

    private String search() {
        if (!application.settings().search().enabled()) {
            return "off (search.enabled)";
        }
        return whereKept(() -> {
            try (Storage storage = session.storage()) {
                return KeptIndex.of(session, storage).describe();
            }
        });
    }

    private String encryption() {
        return whereKept(() -> {
            try (Storage storage = session.storage()) {
                State state = storage.store().read(tx -> tx.keys().state());
                return state.master() == null ? "off: recordings and words lie in the clear (encryption.key)"
                        : "on, master key " + state.master() + (state.left() == 0 ? ""
                                : "; " + state.left() + " interactions from before are not yet encrypted");
            }
        });
    }

    private String scrub() {
        return whereKept(() -> {
            try (Storage storage = session.storage()) {
                return LastScrub.of(storage.store());
            }
        });
    }

    private static String atWork(Store store) {
        List<Node> nodes = store.read(tx -> tx.nodes().others("", Roster.ALIVE.toMillis()));
        return nodes.isEmpty() ? "" : nodes.stream().map(node -> node.host() + " (" + node.role() + ")").collect(Collectors.joining(", ",
                "; at work: ", ""));
    }

    /** In a bucket by using it; what lies in a folder, the scrub looks at. */
    private String recordings() {
        Settings settings = application.settings();
        if (settings.store().blobsInFolder()) {
            return "in " + Storage.blobs(Storage.folder(settings, session.dataFolder()));
        }
        try (S3Blobs bucket = Storage.bucket(settings, session.dataFolder(), _ -> {})) {
            return bucket.trial();
        }
    }

    private String whereKept(Supplier<String> look) {
        try {
            return look.get();
        } catch (NotFound nothing) {
            if (nothing.code().equals("store.nothing-kept")) {
                return "nothing is kept yet in " + Storage.folder(application.settings(), session.dataFolder())
                        + "; earmark serve makes the database";
            }
            throw nothing;
        }
    }

    private String kept() {
        try (Storage storage = session.storage()) {
            long away = Math.abs(storage.store().read(tx -> tx.nowMs()) - System.currentTimeMillis());
            if (away > MOST_CLOCK_ERROR.toMillis()) {
                throw new Unavailable("app.clock-wrong", "The clocks of this machine and of the database are " + away
                        + " ms apart; set both by the same time server.");
            }
            return storage.store().describe() + atWork(storage.store());
        }
    }
}
