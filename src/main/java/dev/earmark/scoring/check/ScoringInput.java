package dev.earmark.scoring.check;

import dev.earmark.measure.Measures;
import dev.earmark.phrase.ConversationWords;
import dev.earmark.scoring.example.Said;
import org.jspecify.annotations.Nullable;

/**
 * One conversation as checks look at it. Not thread-safe.
 *
 * @param said  its sentences, read when the first check asks for them
 * @param model asks about this conversation; null without a language model
 */
public record ScoringInput(ConversationWords words, Said said, Measures measures, ModelJudge.@Nullable Session model) {

    public ScoringInput(ConversationWords words, Measures measures, ModelJudge.@Nullable Session model) {
        this(words, new Said(words), measures, model);
    }
}
