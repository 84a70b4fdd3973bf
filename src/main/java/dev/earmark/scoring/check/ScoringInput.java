package dev.earmark.scoring.check;

import dev.earmark.measure.Measures;
import dev.earmark.phrase.ConversationWords;
import org.jspecify.annotations.Nullable;

/**
 * One conversation as checks look at it. Not thread-safe.
 *
 * @param model asks about this conversation; null without a language model
 */
public record ScoringInput(ConversationWords words, Measures measures, ModelJudge.@Nullable Session model) {}
