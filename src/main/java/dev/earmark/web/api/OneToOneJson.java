package dev.earmark.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.fault.NotFound;
import dev.earmark.insight.Habit;
import dev.earmark.library.RubricForm;
import dev.earmark.library.RubricName;
import dev.earmark.moments.CoachingNote;
import dev.earmark.moments.CoachingNote.Said;
import dev.earmark.onetoone.AgentMoments.AgentMoment;
import dev.earmark.results.CurrentScorecard;
import dev.earmark.store.OneToOnes.About;
import dev.earmark.store.OneToOnes.OneToOne;
import dev.earmark.store.OneToOnes.Place;
import dev.earmark.store.OneToOnes.SheetEntry;
import dev.earmark.store.Store;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.web.http.Exchange;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sheets of one-to-ones in JSON, as the contract says. Safe for many threads. */
final class OneToOneJson {

    private final CurrentScorecard current = new CurrentScorecard();

    /** Without its entries. */
    ObjectNode line(Store.Tx tx, OneToOne sheet) {
        ObjectNode node = Views.object().put("id", sheet.id());
        node.putObject("agent").put("id", sheet.agentId())
                .put("name", tx.people().agent(sheet.agentId()).map(one -> one.name()).orElse(null));
        node.put("on", sheet.on().toString()).put("state", sheet.state().label());
        node.set("by", Views.person(sheet.by()));
        return node.put("at", Views.time(sheet.at())).put("sharedAt", Views.time(sheet.sharedAt()))
                .put("acknowledgedAt", Views.time(sheet.acknowledgedAt()));
    }

    ObjectNode whole(Store.Tx tx, OneToOne sheet, Exchange exchange) {
        ObjectNode node = line(tx, sheet);
        ArrayNode entries = node.putArray("entries");
        List<SheetEntry> all = tx.oneToOnes().entries(sheet.id());
        all.forEach(entry -> entries.add(entry(tx, entry, exchange)));
        return node;
    }

    ObjectNode entry(Store.Tx tx, SheetEntry entry, Exchange exchange) {
        Place place = entry.place();
        About about = entry.about();
        ObjectNode node = Views.object().put("id", entry.id()).put("kind", entry.kind().label()).put("version", entry.version())
                .put("text", entry.words().text()).put("situation", entry.words().situation()).put("behaviour", entry.words().behaviour())
                .put("impact", entry.words().impact()).put("question", entry.words().question());
        node.set("moment", place == null ? null : moment(tx, place, exchange));
        node.set("about", about == null ? null : about(tx, about));
        node.put("due", entry.due() == null ? null : entry.due().toString()).put("ofAgent", entry.ofAgent());
        node.set("by", Views.person(entry.by()));
        return node.put("at", Views.time(entry.at()));
    }

    /** Whoever may not see the interaction can open nothing; the words on the sheet are for its reader. */
    private static ObjectNode moment(Store.Tx tx, Place place, Exchange exchange) {
        exchange.shows(List.of(place.interactionId()));
        return Views.object().put("interactionId", place.interactionId()).put("turn", place.turn()).put("startMs", place.startMs())
                .put("endMs", place.endMs()).put("within", tx.interactions().find(place.interactionId(), exchange.reach()).isPresent());
    }

    private ObjectNode about(Store.Tx tx, About about) {
        boolean habit = about.rubricId().isEmpty();
        return Views.object().put("rubric", habit ? null : about.rubricId()).put("id", about.id())
                .put("title", habit ? Habit.of(about.id()).map(Habit::title).orElse(about.id()) : question(tx, about));
    }

    private String question(Store.Tx tx, About about) {
        try {
            return tx.publishedTexts().newest(RubricForm.KIND, about.rubricId())
                    .flatMap(kept -> current.rubric(tx, new RubricName(kept.id(), kept.version())).criteria()
                            .filter(one -> one.id().equals(about.id())).findFirst()).map(one -> one.question()).orElse(about.id());
        } catch (NotFound gone) {
            return about.id();
        }
    }

    static ObjectNode moment(AgentMoment one) {
        TimeSpan time = one.moment().time();
        CoachingNote note = one.note();
        ObjectNode node = Views.object().put("interactionId", one.interactionId()).put("startedAt", Views.time(one.at()))
                .put("tone", one.moment().tone().label()).put("kind", one.moment().kind()).put("title", one.title())
                .put("turn", Objects.requireNonNullElse(one.moment().turn(), 0))
                .put("startMs", time == null ? null : (Long) time.startMs()).put("endMs", time == null ? null : (Long) time.endMs())
                .put("quote", one.moment().quote()).put("why", one.moment().why());
        return node.put("situation", quote(note == null ? null : note.situation()))
                .put("behaviour", quote(note == null ? null : note.behaviour())).put("impact", quote(note == null ? null : note.impact()))
                .put("question", note == null ? null : note.question());
    }

    private static @Nullable String quote(@Nullable Said said) {
        return said == null ? null : said.quote();
    }
}
