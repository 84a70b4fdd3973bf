package dev.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.review.Revision.By;
import dev.earmark.store.Coachings.Coaching;
import dev.earmark.store.People.Agent;
import dev.earmark.testing.SampleInteractions;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

interface CoachingsContract extends UsesStore {

    private static Coaching coaching(String agent, String rubric, String subject, String on) {
        return new Coaching(SampleInteractions.id(), agent, rubric, subject, LocalDate.parse(on), "Recap first.",
                new By("c-1", "Cara"), Instant.ofEpochMilli(7));
    }

    private Coaching keep(Coaching coaching) {
        store().<Boolean>write(tx -> {
            tx.coachings().add(coaching);
            return true;
        });
        return coaching;
    }

    @Test
    default void coachingsOfAnAgentAreKeptTheNewestDayFirst() {
        String agent = SampleInteractions.id();
        Coaching early = keep(coaching(agent, "service", "recap", "2026-02-02"));
        Coaching late = keep(coaching(agent, "", "talks-over", "2026-03-02"));
        keep(coaching(SampleInteractions.id(), "service", "recap", "2026-03-03"));

        assertThat(this.<Coaching>listed(tx -> tx.coachings().of(agent))).containsExactly(late, early);
    }

    @Test
    default void whoWasCoachedOnASubjectIsFoundByIt() {
        String subject = "criterion-" + SampleInteractions.id();
        Coaching one = keep(coaching(SampleInteractions.id(), "service", subject, "2026-02-02"));
        Coaching other = keep(coaching(SampleInteractions.id(), "service", subject, "2026-02-03"));
        keep(coaching(SampleInteractions.id(), "sales", subject, "2026-02-03"));

        assertThat(this.<Coaching>listed(tx -> tx.coachings().about("service", subject))).containsExactly(other, one);
    }

    @Test
    default void anAgentWhoIsForgottenLeavesNoCoachings() {
        String agent = SampleInteractions.id();
        keep(coaching(agent, "service", "recap", "2026-02-02"));
        store().<Boolean>write(tx -> {
            tx.people().put(new Agent(agent, "Ada", "Blue"));
            return tx.people().remove(agent);
        });

        assertThat(this.<Coaching>listed(tx -> tx.coachings().of(agent))).isEmpty();
    }
}
