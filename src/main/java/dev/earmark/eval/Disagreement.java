package dev.earmark.eval;

import dev.earmark.scoring.Judgement;
import dev.earmark.transcript.Transcript;

/** A verdict that is not what people say, and the conversation that it is about. */
public record Disagreement(Transcript transcript, VerdictLabel label, Judgement judgement) {}
