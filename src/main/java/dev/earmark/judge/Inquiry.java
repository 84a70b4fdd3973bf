package dev.earmark.judge;

import dev.earmark.judge.ModelAnswer.Decision;
import dev.earmark.rubric.Check;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks what is missing of what is to be known about one conversation, several questions at once. */
final class Inquiry {

    private final PartRound round;
    private final ClaimRound claims;
    private final KnownAnswers known;
    private final int atOnce;

    /** @param atOnce most criteria in one question */
    Inquiry(PartRound round, ClaimRound claims, KnownAnswers known, int atOnce) {
        this.round = round;
        this.claims = claims;
        this.known = known;
        this.atOnce = atOnce;
    }

    void questions(Set<Asked> missing) {
        for (int run = 0; run < LlmSession.RUNS; run++) {
            int which = run;
            List<Check.Judged> checks = missing.stream().filter(asked -> asked.run() == which).map(Asked::check).toList();
            for (List<Check.Judged> together : Batches.of(checks, atOnce)) {
                ofParts(together, run);
            }
        }
    }

    private void ofParts(List<Check.Judged> checks, int run) {
        Map<Check.Judged, List<ModelAnswer>> answers = new HashMap<>();
        for (int part = 0; part < round.parts(); part++) {
            round.answers(checks, part, run).forEach((check, answer) -> answers.computeIfAbsent(check, _ -> new ArrayList<>()).add(answer));
        }
        answers.forEach((check, ofParts) -> known.put(new Asked(check, run), ofParts));
    }

    void claims(Map<Check.Judged, Decision> missing) {
        for (List<Check.Judged> together : Batches.of(List.copyOf(missing.keySet()), atOnce)) {
            Map<Check.Judged, Decision> decisions = new LinkedHashMap<>(missing);
            decisions.keySet().retainAll(together);
            known.hold(claims.held(decisions));
        }
    }
}
