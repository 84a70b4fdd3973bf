package dev.earmark.app.command.data;

import dev.earmark.fault.Unavailable;
import dev.earmark.store.Soundness.Rot;
import dev.earmark.store.Soundness.Round;
import dev.earmark.store.Store;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the last look at everything that is kept has shown, for people. */
public final class LastScrub {

    private LastScrub() {}

    /** @throws Unavailable with {@code app.rot-found} when something is known to be rotten */
    public static String of(Store store) {
        List<Rot> rotten = store.read(tx -> tx.soundness().rotten(1));
        long count = store.<Long>read(tx -> tx.soundness().rottenCount());
        Optional<Round> last = store.read(tx -> tx.soundness().lastEnded());
        if (count > 0) {
            throw new Unavailable("app.rot-found", (count == 1 ? "One file or row is" : count + " files or rows are")
                    + " damaged, such as " + rotten.getFirst().place() + " ("
                    + rotten.getFirst().found() + "): earmark scrub --mend-from BACKUP puts it back, earmark scrub lists all." );
        }
        return last.map(LastScrub::sentence).orElse("nothing was checked yet; earmark scrub checks now, the service does so by itself");
    }

    static String sentence(Round round) {
        return String.format(Locale.ROOT, "%s: %d files, %d rows, %.1f MiB; %s", round.ended() == null ? round.begun() : round.ended(),
                round.files(), round.rows(),
                round.bytes() / (double) (1 << 20), round.rotten() == 0 ? "all as they were written" : round.rotten() + " damaged");
    }
}
