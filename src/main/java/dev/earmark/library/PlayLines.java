package dev.earmark.library;

import dev.earmark.access.Reach;
import dev.earmark.interaction.Interaction;
import dev.earmark.moments.ColleagueLines;
import dev.earmark.playbook.page.PlaybookText;
import dev.earmark.playbook.page.PlaybookText.ClipText;
import dev.earmark.playbook.page.PlaybookText.PlayText;
import dev.earmark.store.KeptTraits.Clip;
import dev.earmark.store.PublishedTexts.PublishedText;
import dev.earmark.store.PublishedTexts.State;
import dev.earmark.store.Store;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What colleagues said where an interaction's agent missed a criterion: clips of plays that coaches published and that help with it. Never
 * the agent's own words, never a clip that its agent refused or whose interaction is gone, and no call is named. Within one transaction.
 */
public final class PlayLines implements ColleagueLines {

    private static final int FEWEST_WORDS = 4;

    private final Store.Tx tx;
    private final String rubric;
    private final String interactionId;
    private final Map<String, Optional<Line>> known = new HashMap<>();

    /**
     * @param rubric        of the criteria that kinds of moments name
     * @param interactionId of the interaction whose moments are shown
     */
    public PlayLines(Store.Tx tx, String rubric, String interactionId) {
        this.tx = tx;
        this.rubric = rubric;
        this.interactionId = interactionId;
    }

    /** A clip and its play. */
    private record Candidate(ClipText clip, FromPlay from) {}

    @Override
    public Optional<Line> of(String kind) {
        return Objects.requireNonNull(known.computeIfAbsent(kind, this::find));
    }

    /** Of what may be used the one with the fewest masked words. */
    private Optional<Line> find(String criterion) {
        List<Candidate> candidates = books().values().stream().flatMap(book -> book.plays().stream()
                .filter(play -> !play.avoid() && helps(play, criterion)).flatMap(play -> play.clips().stream()
                        .map(clip -> new Candidate(clip, new FromPlay(book.id(), book.version(), play.id())))))
                .filter(one -> one.clip().text().split("\\s+", -1).length >= FEWEST_WORDS)
                .sorted(Comparator.comparingInt((Candidate one) -> one.clip().masked())).toList();
        Set<Clip> refused = candidates.isEmpty() ? Set.of() : new HashSet<>(tx.traits().refused());
        return candidates.stream().filter(one -> !refused.contains(new Clip(one.clip().interaction(), one.clip().turn())))
                .filter(one -> isColleagues(one.clip())).findFirst().map(one -> new Line(one.clip().text(), null, null, one.from()));
    }

    private boolean helps(PlayText play, String criterion) {
        return play.criteria().stream().anyMatch(one -> one.rubric().equals(rubric) && one.criterion().equals(criterion));
    }

    /** The highest published version of each. */
    private Map<String, PlaybookText> books() {
        Map<String, PublishedText> highest = new TreeMap<>();
        tx.publishedTexts().all(PlaybookForm.KIND, null).stream().filter(kept -> kept.state() == State.PUBLISHED)
                .forEach(kept -> highest.merge(kept.id(), kept, (one, other) -> one.version() > other.version() ? one : other));
        Map<String, PlaybookText> books = new TreeMap<>();
        highest.forEach((id, kept) -> books.put(id, new PlaybookForm().read(id + "@" + kept.version(), kept.text())));
        return books;
    }

    private boolean isColleagues(ClipText clip) {
        Optional<String> own = agent(interactionId);
        Optional<String> said = agent(clip.interaction());
        return said.isPresent() && !said.equals(own);
    }

    private Optional<String> agent(String id) {
        return tx.interactions().find(id, Reach.EVERYTHING).map(Interaction::facts).map(facts -> facts.agentId());
    }
}
