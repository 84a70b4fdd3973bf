package dev.earmark.scoring.check;

import dev.earmark.phrase.ConversationWords;
import dev.earmark.rubric.Check;
import dev.earmark.scoring.Scorecard;
import java.time.Duration;

/** Decides {@code judged} checks with a language model. Safe for many threads. */
public interface ModelJudge {

    /** Everything that its verdicts depend on besides what it is asked. */
    Scorecard.ModelPin pin();

    /** How long it is of no use to ask again; zero when it may be asked. */
    Duration pause();

    /** Begins with one conversation; nothing is prepared, and nothing sent, before a question is asked. */
    Session open(ConversationWords conversation);

    /** Questions about one conversation. What was prepared for one is there for the next. Not thread-safe. */
    interface Session {

        /**
         * Asks once, or three times when the check is critical.
         *
         * @throws dev.earmark.fault.Unavailable with {@code language.rate-limited} when the model is busy and says when it may be asked
         *     again
         */
        Finding judge(Check.Judged check);

        /** Asks three times; a person decides unless the answers are the same. Throws as {@link #judge}. */
        Finding judgeThrice(Check.Judged check);
    }
}
