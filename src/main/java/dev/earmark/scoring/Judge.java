package dev.earmark.scoring;

import dev.earmark.rubric.Check;

/** Decides one kind of check. Holds no state of a conversation; safe for many threads. */
interface Judge<C extends Check> {

    /**
     * @param after turn that made the criterion applicable, −1 for none; windows such as "next 2 agent turns" count from it
     * @return {@link Finding.Open} when it cannot tell; never throws for what a conversation holds
     */
    Finding judge(C check, Conversation conversation, int after);
}
