package dev.earmark.onetoone;

import dev.earmark.fault.Rejected;
import dev.earmark.review.deed.Remarking;
import dev.earmark.store.OneToOnes.About;
import dev.earmark.store.OneToOnes.Kind;
import dev.earmark.store.OneToOnes.Words;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody writes on a sheet.
 *
 * @param interactionId of the moment that it is about; null for none
 * @param turn          of the moment; null for none
 * @param due           null for no date
 */
public record EntryText(Kind kind, Words words, @Nullable String interactionId, @Nullable Integer turn, @Nullable About about,
        @Nullable LocalDate due) {

    /**
     * The words as they may be stored.
     *
     * @throws Rejected with {@code review.text-invalid}, or {@code onetoone.empty} when nothing is said
     */
    Words kept() {
        Words kept = new Words(Remarking.kept(words.text()), Remarking.kept(words.situation()), Remarking.kept(words.behaviour()),
                Remarking.kept(words.impact()), Remarking.kept(words.question()));
        if ((kept.text() + kept.situation() + kept.behaviour() + kept.impact() + kept.question()).isBlank()) {
            throw new Rejected("onetoone.empty", "Write something, or leave the entry out.");
        }
        return kept;
    }
}
