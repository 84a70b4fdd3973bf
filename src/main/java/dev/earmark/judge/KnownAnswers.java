package dev.earmark.judge;

import dev.earmark.judge.ModelAnswer.Decision;
import dev.earmark.judge.blind.BlindTranscript;
import dev.earmark.rubric.Check;
import dev.earmark.scoring.Judgement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What a model has answered about one conversation. Safe for many threads. */
final class KnownAnswers {

    private final Map<Asked, List<ModelAnswer>> answers = new ConcurrentHashMap<>();
    private final Map<Check.Judged, Boolean> held = new ConcurrentHashMap<>();

    /** @param ofParts in the order of the parts */
    void put(Asked asked, List<ModelAnswer> ofParts) {
        answers.put(asked, List.copyOf(ofParts));
    }

    void hold(Map<Check.Judged, Boolean> claims) {
        held.putAll(claims);
    }

    boolean has(Asked asked) {
        return answers.containsKey(asked);
    }

    /** One for each run that was made, the parts of each made one. */
    List<ModelAnswer> of(Check.Judged check, int runs) {
        List<ModelAnswer> whole = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            List<ModelAnswer> parts = answers.get(new Asked(check, run));
            if (parts != null) {
                whole.add(ModelAnswers.combined(parts, check.quantifier()));
            }
        }
        return whole;
    }

    /** Whether the model held to its verdict; empty when it was not asked. */
    Optional<Boolean> held(Check.Judged check) {
        return Optional.ofNullable(held.get(check));
    }

    /** How much of the conversation the answers rest on: parts whose every reply could be used. */
    Judgement.Reading reading(Check.Judged check, List<BlindTranscript.Part> parts, BlindTranscript transcript) {
        BitSet turns = new BitSet();
        for (int i = 0; i < parts.size(); i++) {
            if (read(check, i)) {
                turns.set(parts.get(i).firstTurn(), parts.get(i).lastTurn() + 1);
            }
        }
        return new Judgement.Reading(parts.size(), transcript.turnsAmong(turns), transcript.size());
    }

    private boolean read(Check.Judged check, int part) {
        for (int run = 0; run < LlmSession.RUNS; run++) {
            @Nullable List<ModelAnswer> ofParts = answers.get(new Asked(check, run));
            if (ofParts != null && !(ofParts.get(part) instanceof Decision)) {
                return false;
            }
        }
        return true;
    }
}
