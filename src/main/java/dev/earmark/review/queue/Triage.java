package dev.earmark.review.queue;

import dev.earmark.hash.Sha256;
import dev.earmark.interaction.Interaction;
import dev.earmark.review.Dispute;
import dev.earmark.review.Need;
import dev.earmark.review.QueueRules;
import dev.earmark.review.QueueRules.Choosing;
import dev.earmark.scoring.Scorecard;
import dev.earmark.store.ReviewQueue;
import dev.earmark.store.ReviewQueue.Waiting;
import dev.earmark.store.Store;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides whether a person is to see an interaction, and why. Holds no state. */
public final class Triage {

    private static final int DIGITS = 13;

    /** To be called in the transaction that keeps a scorecard which is shown. @param shown with what people say laid over it */
    public void scored(Store.Tx tx, Interaction interaction, Scorecard shown, Instant now) {
        Waiting before = tx.queue().of(interaction.id());
        Set<Need> needs = EnumSet.noneOf(Need.class);
        String rule = null;
        if (!shown.confirmed()) {
            needs.addAll(ScorecardNeeds.of(shown));
            QueueRules rules = tx.queue().rules();
            Optional<Choosing> chosen = rules.rules().stream().filter(one -> RuleFit.fits(one, interaction, shown)
                    && drawn(one.name() + " " + interaction.id()) * 100 < one.share()).findFirst();
            rule = chosen.map(Choosing::name).orElse(null);
            chosen.ifPresent(_ -> needs.add(Need.RULE));
            sample(tx, interaction, rules.samplePerAgentWeek(), needs, now);
        }
        if (before.needs().contains(Need.ASSIGNED)) {
            needs.add(Need.ASSIGNED);
        }
        if (tx.publications().disputes(interaction.id()).stream().anyMatch(Dispute::open)) {
            needs.add(Need.DISPUTED);
        }
        tx.queue().need(interaction.id(), needs, rule, now);
    }

    private static void sample(Store.Tx tx, Interaction interaction, int most, Set<Need> needs, Instant now) {
        String agent = interaction.facts().agentId();
        if (agent == null) {
            return;
        }
        ReviewQueue.Draw draw = tx.queue().draw(interaction.id(), agent, week(interaction.receivedAt()), drawn(interaction.id()), most);
        if (draw.drawn()) {
            needs.add(Need.SAMPLE);
        }
        if (draw.replaced() != null) {
            change(tx, draw.replaced(), Need.SAMPLE, false, now);
        }
    }

    /** 0 to 1, as good as random. */
    private static double drawn(String text) {
        String digits = Sha256.hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
        return Long.parseLong(digits, 16) / (double) (1L << 4 * DIGITS);
    }

    /** {@code 2026-W10}, by ISO 8601, in UTC. */
    public static String week(Instant at) {
        ZonedDateTime time = at.atZone(ZoneOffset.UTC);
        return String.format(Locale.ROOT, "%d-W%02d", time.get(IsoFields.WEEK_BASED_YEAR), time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    /** One reason more, or one less. */
    public static void change(Store.Tx tx, String interactionId, Need need, boolean there, Instant now) {
        Waiting before = tx.queue().of(interactionId);
        Set<Need> needs = EnumSet.noneOf(Need.class);
        needs.addAll(before.needs());
        if (there ? needs.add(need) : needs.remove(need)) {
            @Nullable String rule = before.rule();
            tx.queue().need(interactionId, needs, rule, now);
        }
    }
}
