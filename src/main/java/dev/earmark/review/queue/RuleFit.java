package dev.earmark.review.queue;

import dev.earmark.interaction.Interaction;
import dev.earmark.review.QueueRules.Choosing;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.Verdict;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether a rule of the queue is about an interaction. */
final class RuleFit {

    private RuleFit() {}

    static boolean fits(Choosing rule, Interaction interaction, Scorecard card) {
        Double below = rule.scoreBelow();
        Double percent = card.percent();
        return (rule.channel() == null || rule.channel() == interaction.channel())
                && same(rule.queue(), interaction.routing().queue())
                && same(rule.team(), interaction.routing().team())
                && same(rule.agent(), interaction.facts().agentId())
                && (below == null || percent != null && percent < below)
                && (rule.missed() == null || missed(card, rule.missed()));
    }

    private static boolean same(@Nullable String wanted, @Nullable String actual) {
        return wanted == null || Objects.equals(wanted, actual);
    }

    private static boolean missed(Scorecard card, String criterion) {
        return card.judgements().stream()
                .anyMatch(judgement -> judgement.criterion().equals(criterion) && judgement.verdict() instanceof Verdict.NotMet);
    }
}
