package dev.earmark.example;

import dev.earmark.access.Principal;
import dev.earmark.library.PlaybookShelf;
import dev.earmark.playbook.making.MadePlaybook;
import dev.earmark.playbook.making.PlaybookQuestion;
import dev.earmark.playbook.page.PlaybookJson;
import dev.earmark.playbook.page.PlaybookText;
import dev.earmark.playbook.page.PlaybookText.CriterionText;
import dev.earmark.playbook.page.PlaybookText.PlayText;
import dev.earmark.store.PublishedTexts.PublishedText;
import dev.earmark.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The playbook of the example: what the program itself finds in its chats, published by one of its coaches. */
record FoundPlays(Script script, Store store, Function<PlaybookQuestion, MadePlaybook> maker, Clock clock) {

    private static final String MARK = "Example: ";
    private static final PlaybookQuestion QUESTION = new PlaybookQuestion(PlaybookQuestion.Goal.RESOLVED, null, null, null);
    private static final List<CriterionText> HELPS_WITH = List.of(new CriterionText("retail-support-chat", "resolved_or_owned"),
            new CriterionText("retail-support-chat", "clear_next_step"));

    private Principal coach() {
        return script.cast().coach(script.cast().agents().getFirst().team());
    }

    /** Where nothing is found, nothing is published; what was published before stays. */
    void publish() {
        if (!own().isEmpty()) {
            return;
        }
        PlaybookText found = maker.apply(QUESTION).playbook();
        if (found.plays().isEmpty()) {
            return;
        }
        List<PlayText> plays = new ArrayList<>(found.plays());
        plays.set(0, helpful(plays.getFirst()));
        PlaybookText text = new PlaybookText(found.id(), found.version(), MARK + found.title(), found.outcome(), found.queue(),
                found.calls(), found.tried(), plays);
        PlaybookShelf shelf = new PlaybookShelf(store, clock);
        PublishedText draft = shelf.draft(PlaybookJson.write(text), coach());
        shelf.publish(draft.id(), draft.version(), coach());
    }

    private PlayText helpful(PlayText play) {
        return new PlayText(play.id(), play.situation(), play.avoid(), play.say(), script.said("play"), play.difference(), play.low(),
                play.high(), play.outcomeWith(), play.outcomeWithout(), play.with(), play.without(), play.confirmed(), play.agents(),
                play.top(), play.others(), play.clips(), HELPS_WITH);
    }

    private List<PublishedText> own() {
        String coach = coach().id();
        return new PlaybookShelf(store, clock).all().stream()
                .filter(kept -> kept.by().equals(coach) && kept.title().startsWith(MARK)).toList();
    }

    void remove() {
        List<PublishedText> own = own();
        store.write(tx -> {
            own.forEach(kept -> tx.publishedTexts().remove(kept.kind(), kept.id(), kept.version()));
            return true;
        });
    }
}
