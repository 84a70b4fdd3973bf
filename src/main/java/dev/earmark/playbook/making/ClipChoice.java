package dev.earmark.playbook.making;

import dev.earmark.access.Reach;
import dev.earmark.interaction.Facts;
import dev.earmark.playbook.CallFacts;
import dev.earmark.playbook.Play;
import dev.earmark.playbook.page.PlaybookText.ClipText;
import dev.earmark.playbook.trait.CallTraits;
import dev.earmark.playbook.trait.TraitParser;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.KeptTraits.Clip;
import dev.earmark.store.Store;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses two to five clips of a play, by at least two agents and at most two by one: of calls that ended as the play says, with as few
 * words masked as there are, neither too short to be understood nor too long to be listened to. What was refused is not taken.
 */
final class ClipChoice {

    private static final int MOST = 5;
    private static final int MOST_OF_AN_AGENT = 2;
    private static final int LOOKED_AT = 40;
    private static final int FEWEST_WORDS = 4;
    private static final int MOST_WORDS = 45;
    private static final int LEAST_AGENTS = 2;

    private final Store store;
    private final List<CallFacts> facts;
    private final double[] outcomes;
    private final Set<Clip> refused;

    ClipChoice(Store store, List<CallFacts> facts, double[] outcomes) {
        this.store = store;
        this.facts = facts;
        this.outcomes = outcomes.clone();
        this.refused = new HashSet<>(store.read(tx -> tx.traits().refused()));
    }

    private record Candidate(String agent, ClipText clip, int words) {

        /** Lower is better. */
        int price() {
            return clip.masked() * 10 + (words < FEWEST_WORDS || words > MOST_WORDS ? 5 : 0);
        }
    }

    /** Empty when there are not two agents whose clips may be used. */
    List<ClipText> of(Play play) {
        List<Candidate> candidates = new ArrayList<>();
        double wanted = play.avoid() ? 0 : 1;
        play.seen().with().stream().filter(call -> outcomes[call] == wanted).limit(LOOKED_AT)
                .forEach(call -> candidate(play, facts.get(call)).ifPresent(candidates::add));
        candidates.sort(Comparator.comparingInt(Candidate::price).thenComparing(one -> one.clip().interaction()));
        Map<String, Integer> agents = new HashMap<>();
        List<ClipText> chosen = new ArrayList<>();
        for (Candidate one : candidates) {
            if (chosen.size() < MOST && agents.merge(one.agent(), 1, Integer::sum) <= MOST_OF_AN_AGENT) {
                chosen.add(one.clip());
            }
        }
        return agents.size() < LEAST_AGENTS ? List.of() : chosen;
    }

    private Optional<Candidate> candidate(Play play, CallFacts call) {
        String id = call.id();
        int turn = store.read(tx -> tx.traits().between(before(id), id, CallTraits.FORMAT)).stream()
                .filter(traits -> traits.interactionId().equals(id)).findFirst()
                .map(traits -> play.sign().turn(new TraitParser().parse(traits.body()))).orElse(-1);
        Optional<Heard> heard = store.read(tx -> tx.findings().heard(id));
        if (turn < 0 || refused.contains(new Clip(id, turn)) || heard.isEmpty() || turn >= heard.get().transcript().turns().size()) {
            return Optional.empty();
        }
        Facts known = store.read(tx -> tx.interactions().find(id, Reach.EVERYTHING)).map(one -> one.facts()).orElse(Facts.NONE);
        Turn said = heard.get().transcript().turns().get(turn);
        MaskedClip masked = MaskedClip.of(said, TraitKeeping.names(heard.get(), known));
        TimeSpan time = said.time();
        return Optional.of(new Candidate(call.agent(), new ClipText(id, turn, time == null ? null : (Long) time.startMs(),
                time == null ? null : (Long) time.endMs(), masked.text(), masked.words()), said.text().split("\\s+", -1).length));
    }

    /** An id that stands before it and behind most others. */
    private static String before(String id) {
        return id.substring(0, Math.max(0, id.length() - 1));
    }
}
