package dev.earmark.figures;

import dev.earmark.access.Reach;
import dev.earmark.store.Figures.FigureFilter;
import dev.earmark.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Reckons boards. Safe for many threads. @param clock says which interactions are old enough to tell who did not come back */
public record Boards(Clock clock) {

    /** One look along the rows of the time that is asked for, of as much before it, and of what notes rest on. */
    public Board of(Store.Tx tx, BoardQuestion asked, Reach reach) {
        FigureFilter filter = asked.filter();
        Instant earlier = filter.from().minus(Duration.between(filter.from(), filter.before()));
        LeadNotes notes = new LeadNotes(filter.before());
        CallEndings endings = asked.figures().stream().noneMatch(Figure::ofEndings) ? CallEndings.NONE
                : CallEndings.read(tx, filter.since(earlier), reach, asked.figures().contains(Figure.FIRST_CONTACT), clock.instant());
        BoardDraft draft = new BoardDraft(asked, tx.figures().criteria(), endings);
        FigureFilter wide = filter.since(earlier.isBefore(notes.from()) ? earlier : notes.from());
        tx.figures().each(wide, reach, row -> {
            if (!row.receivedAt().isBefore(filter.from())) {
                draft.take(row);
            } else if (!row.receivedAt().isBefore(earlier)) {
                draft.takeEarlier(row);
            }
            notes.take(row);
        });
        if (asked.figures().contains(Figure.DISPUTES_UPHELD)) {
            tx.figures().decided(filter.since(earlier), reach).forEach(draft::take);
        }
        return draft.board(notes.notes());
    }
}
