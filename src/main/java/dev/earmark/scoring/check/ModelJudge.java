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

    /**
     * Questions about one conversation. They are noted first and asked together, so whoever scores goes through its checks until nothing is
     * left to ask. What was prepared for one question is there for the next. Not thread-safe.
     */
    interface Session {

        /** What is known of a check, asked once, or three times when it is critical. What is not known yet is open, and noted. */
        Finding judge(Check.Judged check);

        /** As {@link #judge}, asked three times; a person decides unless the answers are the same. */
        Finding judgeThrice(Check.Judged check);

        /**
         * Asks what has been noted, several questions at once.
         *
         * @return false when nothing was left to ask
         * @throws dev.earmark.fault.Unavailable with {@code language.rate-limited} when the model is busy and says when it may be asked
         *     again
         */
        boolean ask();
    }
}
