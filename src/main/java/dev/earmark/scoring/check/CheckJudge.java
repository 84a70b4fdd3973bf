package dev.earmark.scoring.check;

import dev.earmark.rubric.Check;

/** Decides one kind of check. Holds no state of a conversation; safe for many threads. */
interface CheckJudge<C extends Check> {

    /** @return {@link Finding.Open} when it cannot tell; never throws for what a conversation holds */
    Finding judge(C check, ScoringInput conversation, Aim aim);
}
