package dev.earmark.upkeep;

import dev.earmark.blobs.BlobStore;
import dev.earmark.fault.NotFound;
import dev.earmark.hash.Sha256;

import dev.earmark.store.Soundness.Kind;
import dev.earmark.store.Soundness.Looked;
import dev.earmark.store.Soundness.Named;
import dev.earmark.store.Soundness.Rot;
import dev.earmark.store.Soundness.Round;
import dev.earmark.store.Soundness;
import dev.earmark.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads everything that is kept and notes down what is not what was written. A round is done in steps of a few files or rows; what it has
 * reached is in the round, so that another process can go on with it. For one thread.
 */
public final class Scrub {

    private static final String SEAL = "seal";
    private static final String DATABASE = "database";
    private static final String AUDIT = "audit";
    private static final String FIGURES = "figures";
    private static final String FILES = "files";
    private static final int OWNERS = 20;
    private static final int FILES_AT_ONCE = 16;
    private static final int SEALED_AT_ONCE = 50;
    private static final int BUFFER_BYTES = 256 << 10;

    private final Store store;
    private final BlobStore blobs;
    private final Clock clock;
    private final ReadingRate pace;
    private final List<String> phases = new ArrayList<>(List.of(SEAL, DATABASE, AUDIT));
    private final Logger log = LoggerFactory.getLogger(Scrub.class);

    public Scrub(Store store, BlobStore blobs, Clock clock, ReadingRate pace) {
        this.store = store;
        this.blobs = blobs;
        this.clock = clock;
        this.pace = pace;
        phases.addAll(store.<List<String>>read(tx -> tx.soundness().tables()));
        phases.addAll(List.of(FIGURES, FILES));
    }

    /** A whole round, from its beginning; kept when it has ended. */
    public Round whole() {
        Round round = new Round(now(), null, "", "", 0, 0, 0, 0);
        while (round.ended() == null) {
            round = step(round);
        }
        Round ended = round;
        store.<Boolean>write(tx -> {
            tx.soundness().keep(ended, 0);
            return true;
        });
        return ended;
    }

    /** The next step of a round that has not ended. @return the round after it */
    Round step(Round round) {
        String phase = round.phase().isEmpty() ? phases.getFirst() : round.phase();
        Looked looked = switch (phase) {
            case SEAL -> new Looked(0, 0, List.of(), store.<Integer>write(tx -> tx.soundness().seal(SEALED_AT_ONCE)) > 0 ? "more" : null);
            case DATABASE -> told(store.examine(pace::rest), DATABASE);
            case AUDIT -> told(store.<Optional<String>>read(tx -> tx.audit().verify()).stream().toList(), "audit log");
            case FIGURES -> store.read(tx -> tx.soundness().figures(round.reached(), OWNERS));
            case FILES -> files(round.reached());
            default -> store.read(tx -> tx.soundness().rows(phase, round.reached(), OWNERS));
        };
        boolean files = phase.equals(FILES);
        if (!files) {
            pace.read(looked.bytes());
        }
        long rotten = note(looked.rotten());
        Round after = new Round(round.begun(), null, phase, "", round.files() + (files ? looked.rows() : 0),
                round.rows() + (files ? 0 : looked.rows()),
                round.bytes() + looked.bytes(), round.rotten() + rotten);
        return looked.next() == null ? nextPhase(after) : at(after, phase, looked.next(), null);
    }

    private static Looked told(List<String> problems, String place) {
        return new Looked(0, 0, problems.isEmpty() ? List.of()
                : List.of(new Rot(Kind.DATABASE, place, null, String.join("; ", problems).replaceAll("[.]$", ""))), null);
    }

    private Round nextPhase(Round round) {
        int next = phases.indexOf(round.phase()) + 1;
        if (next < phases.size()) {
            return at(round, phases.get(next), "", null);
        }
        store.<Integer>write(tx -> tx.soundness().forgetFoundBefore(round.begun()));
        Round ended = at(round, round.phase(), "", now());
        log.atInfo().addKeyValue("files", ended.files()).addKeyValue("rows", ended.rows()).addKeyValue("bytes", ended.bytes())
                .addKeyValue("rotten", ended.rotten())
                .log("everything that is kept was looked at");
        return ended;
    }

    private static Round at(Round round, String phase, String reached, @Nullable Instant ended) {
        return new Round(round.begun(), ended, phase, reached, round.files(), round.rows(), round.bytes(), round.rotten());
    }

    /** @return how many of them are there still: interactions are deleted meanwhile */
    private long note(List<Rot> rotten) {
        if (rotten.isEmpty()) {
            return 0;
        }
        Instant now = now();
        long noted = store.<Long>write(tx -> rotten.stream().filter(rot -> tx.soundness().found(rot, now)).count());
        rotten.forEach(rot -> log.atError().addKeyValue("place", rot.place()).addKeyValue("interaction", rot.interactionId())
                .addKeyValue("found", rot.found())
                .log("stored data is damaged: replace it from a backup with earmark scrub --mend-from BACKUP"));
        return noted;
    }

    private Looked files(String after) {
        List<Named> named = store.read(tx -> tx.soundness().files(after, FILES_AT_ONCE));
        List<Rot> rotten = new ArrayList<>();
        long bytes = 0;
        for (Named file : named) {
            String wrong = wrong(file);
            if (!wrong.isEmpty() && store.<Boolean>read(tx -> tx.interactions().knowsBlob(file.key()))) {
                rotten.add(new Rot(Kind.FILE, file.key(), file.interactionId(), wrong));
            }
            bytes += file.bytes();
        }
        return new Looked(named.size(), bytes, rotten, named.size() < FILES_AT_ONCE ? null : named.getLast().key());
    }

    /** What is wrong with a file; empty when it is what was kept. */
    private String wrong(Named file) {
        Sha256 sha256 = new Sha256();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = blobs.unchecked(file.key())) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha256.add(buffer, 0, read);
                pace.read(read);
            }
        } catch (NotFound gone) {
            return "it is not there";
        } catch (IOException unreadable) {
            return "it cannot be read (" + unreadable.getMessage() + ")";
        }
        return sha256.hex().equals(file.sha256()) ? "" : "its bytes are not those that were written";
    }

    /** As the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** What is known to be rotten. */
    public List<Rot> rotten(int limit) {
        return store.read(tx -> tx.soundness().rotten(limit));
    }
}
