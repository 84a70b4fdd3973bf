package dev.earmark.example;

import dev.earmark.access.Principal;
import dev.earmark.onetoone.EntryText;
import dev.earmark.onetoone.OneToOneDesk;
import dev.earmark.onetoone.OwnOneToOnes;
import dev.earmark.review.deed.Deeds;
import dev.earmark.store.OneToOnes.About;
import dev.earmark.store.OneToOnes.Kind;
import dev.earmark.store.OneToOnes.OneToOne;
import dev.earmark.store.OneToOnes.Words;
import dev.earmark.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One-to-ones of the example, on the days on which they are said to have been. For one thread. */
final class HeldMeetings {

    private static final Duration SHARED_AFTER = Duration.ofHours(1);
    private static final Duration READ_AFTER = Duration.ofHours(20);
    private static final int WEEKS_TO_GOAL = 6;
    private static final String DRAFT = "draft";
    private static final String ACKNOWLEDGED = "acknowledged";

    private final Script script;
    private final Store store;
    private final PastClock past;
    private final OneToOneDesk desk;
    private final OwnOneToOnes own;

    HeldMeetings(Script script, Store store, Clock present, Supplier<String> ids) {
        this.script = script;
        this.store = store;
        this.past = new PastClock(present);
        Deeds deeds = new Deeds(store, past, ids);
        this.desk = new OneToOneDesk(deeds);
        this.own = new OwnOneToOnes(deeds);
    }

    /** Whom an agent has sat down with already stays. */
    void hold(Plan plan) {
        script.meetings().stream().filter(meeting -> store.read(tx -> tx.oneToOnes().of(meeting.agent())).isEmpty())
                .forEach(meeting -> hold(meeting, plan.day(meeting)));
    }

    private void hold(Script.Meeting meeting, Instant at) {
        Principal coach = script.cast().coach(script.cast().agent(meeting.agent()).team());
        LocalDate day = past.set(at).atZone(ZoneOffset.UTC).toLocalDate();
        OneToOne sheet = desk.begin(meeting.agent(), day, coach);
        desk.write(sheet.id(), text(Kind.WIN, meeting.win(), null, null), coach);
        desk.write(sheet.id(), text(Kind.GOAL, meeting.goal(), new About(meeting.rubric(), meeting.criterion()),
                day.plusWeeks(WEEKS_TO_GOAL)), coach);
        if (meeting.state().equals(DRAFT)) {
            return;
        }
        past.set(at.plus(SHARED_AFTER));
        desk.share(sheet.id(), coach);
        if (meeting.state().equals(ACKNOWLEDGED)) {
            past.set(at.plus(READ_AFTER));
            own.acknowledge(sheet.id(), script.cast().principal(meeting.agent()));
        }
    }

    private static EntryText text(Kind kind, String words, @Nullable About about, @Nullable LocalDate due) {
        return new EntryText(kind, new Words(words, "", "", "", ""), null, null, about, due);
    }
}
