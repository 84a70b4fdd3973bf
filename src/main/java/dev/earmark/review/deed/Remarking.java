package dev.earmark.review.deed;

import dev.earmark.access.Principal;
import dev.earmark.events.EventType;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.interaction.Interaction;
import dev.earmark.moments.Moment.Tone;
import dev.earmark.review.Audience;
import dev.earmark.review.MarkedMoment;
import dev.earmark.review.PickedWords;
import dev.earmark.review.Remark;
import dev.earmark.scoring.Evidence;
import dev.earmark.store.Store;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.Transcript;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Comments, and moments that people mark. Safe for many threads. */
public final class Remarking {

    private final Deeds deeds;

    public Remarking(Deeds deeds) {
        this.deeds = deeds;
    }

    /**
     * @param turn      that it is about; null for none
     * @param criterion that it is about; null for none
     * @throws NotFound with {@code interaction.unknown}
     * @throws Rejected with {@code review.turn-unknown} or {@code review.text-invalid}
     */
    public Remark comment(String id, @Nullable Integer turn, @Nullable String criterion, String text, Audience audience, Principal by) {
        Remark remark = new Remark(deeds.id(), turn, criterion, kept(text), audience, Deeds.by(by), deeds.now(), null, 1);
        return deeds.store().write(tx -> {
            Interaction seen = Deeds.known(tx, id, by);
            mustBeThere(tx, id, turn);
            tx.remarks().add(id, remark);
            deeds.done(tx, by, "comment.write", seen, EventType.COMMENTED, Map.of("comment", remark.id()));
            return remark;
        });
    }

    private static void mustBeThere(Store.Tx tx, String id, @Nullable Integer turn) {
        int turns = tx.findings().heard(id).map(heard -> heard.transcript().turns().size()).orElse(0);
        if (turn != null && turn >= turns) {
            throw new Rejected("review.turn-unknown", "There is no turn " + turn + "; the conversation has " + turns
                    + " turns, from 0 on.");
        }
    }

    /**
     * @param quote whole words of the turn; null for all of it
     * @throws NotFound with {@code interaction.unknown} or {@code review.not-heard}
     * @throws Rejected with {@code review.turn-unknown}, {@code review.quote-unproven} or {@code review.text-invalid}
     */
    public MarkedMoment mark(String id, int turn, @Nullable String quote, Tone tone, String note, Audience audience, Principal by) {
        String words = kept(note);
        return deeds.store().write(tx -> {
            Interaction seen = Deeds.known(tx, id, by);
            Transcript transcript = tx.findings().heard(id).orElseThrow(() -> new NotFound("review.not-heard",
                    "The interaction has no transcript yet.")).transcript();
            Evidence place = PickedWords.of(transcript, turn, quote);
            MarkedMoment moment = new MarkedMoment(deeds.id(), tone, place, words, audience, Deeds.by(by), deeds.now());
            tx.remarks().mark(id, moment);
            deeds.done(tx, by, "moment.mark", seen, EventType.MOMENT, Map.of("kind", "marked", "tone", tone.label(), "origin",
                    "human-confirmed", "turn", String.valueOf(place.turn()), "moment", moment.id()));
            return moment;
        });
    }

    /** As it may be stored and shown. @throws Rejected with {@code review.text-invalid} */
    public static String kept(String text) {
        return PlainText.kept(text, clause -> new Rejected("review.text-invalid", "The text " + clause + ".")).strip();
    }
}
