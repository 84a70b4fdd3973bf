package dev.earmark.playbook.making;

import dev.earmark.language.embedding.Embedder;
import dev.earmark.playbook.Play;
import dev.earmark.playbook.PlayFinder;
import dev.earmark.playbook.PlayFindings;
import dev.earmark.playbook.PlaySettings;
import dev.earmark.playbook.SeenCalls;
import dev.earmark.playbook.Sign;
import dev.earmark.playbook.page.PlaybookText;
import dev.earmark.playbook.page.PlaybookText.ClipText;
import dev.earmark.playbook.page.PlaybookText.PlayText;
import dev.earmark.playbook.trait.SentenceSketches;
import dev.earmark.playbook.trait.TraitReader;
import dev.earmark.store.PublishedTexts.PublishedText;
import dev.earmark.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Makes a playbook of what the store holds. Safe for many threads; each takes as long as reading the calls takes. */
public final class PlaybookMaker {

    private static final String KIND = "playbook";

    private final Store store;
    private final TraitReader reader;
    private final PlayFinder finder;
    private final Clock clock;

    /** @param embedder null to do without meaning */
    public PlaybookMaker(Store store, @Nullable Embedder embedder, PlaySettings settings, Clock clock) {
        this.store = store;
        this.reader = new TraitReader(embedder == null ? _ -> List.of() : new SentenceSketches(embedder));
        this.finder = new PlayFinder(settings);
        this.clock = clock;
    }

    /** Reads what is new of the calls and keeps it; a playbook made later need not. */
    public void read(PlaybookQuestion question) {
        new HouseCalls(store, reader, question).gather(clock.instant(), _ -> {});
    }

    public MadePlaybook make(PlaybookQuestion question) {
        return make(question, _ -> {});
    }

    /** @param progress is told over and over how many interactions were looked through; what it throws ends the making */
    MadePlaybook make(PlaybookQuestion question, IntConsumer progress) {
        HouseCalls calls = new HouseCalls(store, reader, question);
        calls.gather(clock.instant(), progress);
        SeenCalls seen = finder.read(calls.facts(), calls);
        double[] outcomes = calls.outcomes();
        PlayFindings found = finder.find(seen, outcomes);
        return switch (found) {
            case PlayFindings.NotEnough few -> new MadePlaybook(question, few.performers(), text(question, 0, 0, List.of()), few.missing());
            case PlayFindings.Looked looked -> new MadePlaybook(question, looked.performers(),
                    text(question, looked.calls(), looked.tried(), plays(looked, new ClipChoice(store, calls.facts(), outcomes))), null);
        };
    }

    private PlaybookText text(PlaybookQuestion question, int calls, int tried, List<PlayText> plays) {
        String queue = question.queue();
        String part = queue == null ? "" : "-" + queue.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String id = question.goal().label() + (part.length() > 40 ? part.substring(0, 40) : part);
        int version = store.read(tx -> tx.publishedTexts().all(KIND, id)).stream()
                .mapToInt(PublishedText::version).max().orElse(0) + 1;
        String title = "What goes with it that " + question.goal().words() + (queue == null ? "" : ", " + queue);
        return new PlaybookText(id, version, title.length() > 200 ? title.substring(0, 200) : title, question.goal().label(), queue, calls,
                tried, plays);
    }

    private static List<PlayText> plays(PlayFindings.Looked looked, ClipChoice choice) {
        List<PlayText> plays = new ArrayList<>();
        for (Play play : looked.plays()) {
            List<ClipText> clips = choice.of(play);
            if (!clips.isEmpty()) {
                plays.add(new PlayText("p" + (plays.size() + 1), play.sign().situation().label(), play.avoid(), say(play, clips), "",
                        play.all().difference(), play.all().low(), play.all().high(), play.all().outcomeWith(),
                        play.all().outcomeWithout(), play.all().with(), play.all().without(), play.confirmed().difference(),
                        play.agents(), play.top(), play.others(), clips, List.of()));
            }
        }
        return plays;
    }

    private static String say(Play play, List<ClipText> clips) {
        return play.sign() instanceof Sign.Shown(var habit) ? habit.words() : clips.getFirst().text();
    }
}
