package dev.earmark.judge;

import dev.earmark.judge.ModelAnswer.Decision;
import dev.earmark.language.Together;
import dev.earmark.rubric.Check;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Asks what is missing of what is to be known about one conversation, several criteria in one question, and the questions, none of which
 * depends on another, at the same time.
 */
final class Inquiry {

    private final PartRound round;
    private final ClaimRound claims;
    private final KnownAnswers known;
    private final int criteria;
    private final int questions;

    /**
     * @param criteria  most of them in one question
     * @param questions how many are asked at the same time
     */
    Inquiry(PartRound round, ClaimRound claims, KnownAnswers known, int criteria, int questions) {
        this.round = round;
        this.claims = claims;
        this.known = known;
        this.criteria = criteria;
        this.questions = questions;
    }

    /** What is answered before one of the questions fails is known. */
    void ask(Set<Asked> missing, Map<Check.Judged, Decision> unconfirmed) {
        List<Supplier<Boolean>> works = new ArrayList<>();
        for (int run = 0; run < LlmSession.RUNS; run++) {
            int which = run;
            List<Check.Judged> checks = missing.stream().filter(asked -> asked.run() == which).map(Asked::check).toList();
            Batches.of(checks, criteria).forEach(together -> works.add(() -> ofParts(together, which)));
        }
        Batches.of(List.copyOf(unconfirmed.keySet()), criteria).forEach(together -> works.add(() -> claims(together, unconfirmed)));
        Together.all(questions, works);
    }

    private boolean ofParts(List<Check.Judged> checks, int run) {
        List<Supplier<Map<Check.Judged, ModelAnswer>>> parts = IntStream.range(0, round.parts())
                .<Supplier<Map<Check.Judged, ModelAnswer>>>mapToObj(part -> () -> round.answers(checks, part, run)).toList();
        Map<Check.Judged, List<ModelAnswer>> answers = new HashMap<>();
        Together.all(questions, parts).forEach(ofPart -> ofPart.forEach((check, answer) ->
                answers.computeIfAbsent(check, _ -> new ArrayList<>()).add(answer)));
        answers.forEach((check, ofParts) -> known.put(new Asked(check, run), ofParts));
        return true;
    }

    private boolean claims(List<Check.Judged> together, Map<Check.Judged, Decision> unconfirmed) {
        Map<Check.Judged, Decision> decisions = new LinkedHashMap<>(unconfirmed);
        decisions.keySet().retainAll(together);
        known.hold(claims.held(decisions));
        return true;
    }
}
