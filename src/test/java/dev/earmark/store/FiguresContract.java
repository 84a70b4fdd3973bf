package dev.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.access.Reach;
import dev.earmark.interaction.Interaction;
import dev.earmark.outcome.OutcomeFact;
import dev.earmark.outcome.OutcomeName;
import dev.earmark.scoring.Scorecard;
import dev.earmark.store.Figures.Decided;
import dev.earmark.store.Figures.FigureFilter;
import dev.earmark.store.Figures.FigureRow;
import dev.earmark.testing.SampleInteractions;
import dev.earmark.testing.SampleResults;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

interface FiguresContract extends UsesStore {

    /** As somebody else would who has the database. */
    void tamper(String sql);

    private static FigureFilter of(String agent) {
        return new FigureFilter(Instant.EPOCH, Instant.parse("2200-01-01T00:00:00Z"), agent, null, null, null, null);
    }

    private List<FigureRow> rows(FigureFilter filter, Reach reach) {
        return store().read(tx -> {
            List<FigureRow> rows = new ArrayList<>();
            tx.figures().each(filter, reach, rows::add);
            return rows;
        });
    }

    private Interaction scored(String agent) {
        Interaction call = kept(agent);
        Scorecard card = SampleResults.billingCall().scorecard();
        store().<Boolean>write(tx -> {
            tx.findings().put(call.id(), StepName.MEASURE, "", 1,
                    new Findings.Counted(SampleResults.billingCall().measures(), SampleResults.billingCall().sentiment()));
            return tx.findings().putScorecard(call.id(), 1, card, true, Instant.ofEpochMilli(5));
        });
        return call;
    }

    @Test
    default void whatIsScoredHasARowForFigures() {
        String agent = SampleInteractions.id();
        Interaction call = scored(agent);

        FigureRow row = rows(of(agent), Reach.EVERYTHING).getFirst();
        assertThat(row.interactionId()).isEqualTo(call.id());
        assertThat(row.rubricId()).isEqualTo("billing-care");
        assertThat(row.percent()).isEqualTo(0.0);
        assertThat(row.verdicts()).hasSize(SampleResults.billingCall().scorecard().judgements().size()).contains("m", "n");
        assertThat(row.critical()).isEqualTo(1);
        assertThat(row.looked()).isZero();
        assertThat(row.conversation()).isTrue();
        assertThat(row.sentimentStart()).isNotNull();
        assertThat(store().<List<String>>read(tx -> tx.figures().criteria().getOrDefault("billing-care@7", List.of())))
                .hasSameSizeAs(SampleResults.billingCall().scorecard().judgements()).contains("fee_disclosure");
    }

    @Test
    default void theRowFollowsWhatIsShownAndGoesWithTheInteraction() {
        String agent = SampleInteractions.id();
        Interaction call = scored(agent);
        Scorecard other = SampleResults.billingCallWithoutAutoFail().scorecard().confirmed(true);
        store().<Boolean>write(tx -> {
            tx.findings().showScorecard(call.id(), other);
            return true;
        });

        FigureRow row = rows(of(agent), Reach.EVERYTHING).getFirst();
        assertThat(row.percent()).isEqualTo(52.941);
        assertThat(row.critical()).isZero();
        assertThat(row.looked()).isEqualTo(row.count("mpna"));
        store().<Boolean>write(tx -> tx.interactions().delete(call.id()).isPresent());
        assertThat(rows(of(agent), Reach.EVERYTHING)).isEmpty();
    }

    @Test
    default void figuresAreOfWhatIsWithinReachAndFits() {
        String agent = SampleInteractions.id();
        Interaction call = scored(agent);
        FigureFilter filter = of(agent);
        String team = String.valueOf(call.routing().team());

        assertThat(rows(filter, new Reach.Teams(Set.of(team)))).hasSize(1);
        assertThat(rows(filter, new Reach.Teams(Set.of("another")))).isEmpty();
        assertThat(rows(filter, new Reach.Own(agent))).hasSize(1);
        assertThat(rows(filter, new Reach.Published(agent))).isEmpty();
        assertThat(rows(of(SampleInteractions.id()), Reach.EVERYTHING)).isEmpty();
        assertThat(rows(filter.since(call.receivedAt().plusMillis(1)), Reach.EVERYTHING)).isEmpty();
        assertThat(rows(new FigureFilter(filter.from(), filter.before(), agent, team, call.routing().queue(), call.channel().label(),
                "billing-care"), Reach.EVERYTHING)).hasSize(1);
        assertThat(this.<Decided>listed(tx -> tx.figures().decided(filter, Reach.EVERYTHING))).isEmpty();
    }

    @Test
    default void rowsThatWereReadBeforeFollowWhatChangesAndWhatGoes() {
        String agent = SampleInteractions.id();
        Interaction first = scored(agent);
        Interaction second = scored(agent);
        FigureFilter days = new FigureFilter(first.receivedAt().minus(Duration.ofDays(17)), first.receivedAt().plus(Duration.ofDays(19)),
                agent, null, null, null, null);
        List<FigureRow> read = rows(days, Reach.EVERYTHING);

        assertThat(rows(days, Reach.EVERYTHING)).isEqualTo(read).hasSize(2);
        assertThat(rows(of(agent), Reach.EVERYTHING)).containsExactlyInAnyOrderElementsOf(read);
        tamper("update figure set percent = 12.5, stamp = stamp + 1 where interaction_id = '" + first.id() + "'");
        assertThat(rows(days, Reach.EVERYTHING)).extracting(FigureRow::percent).containsExactlyInAnyOrder(12.5, 0.0);
        tamper("delete from figure where interaction_id = '" + second.id() + "'");
        assertThat(rows(days, Reach.EVERYTHING)).extracting(FigureRow::interactionId).containsExactly(first.id());
    }

    @Test
    default void rowsThatAnEarlierVersionDidNotKeepAreMissed() {
        String agent = SampleInteractions.id();
        Interaction call = scored(agent);
        tamper("delete from figure where interaction_id = '" + call.id() + "'");

        assertThat(this.<String>listed(tx -> tx.figures().missing(1_000))).contains(call.id());
        store().<Boolean>write(tx -> {
            tx.figures().put(call.id(), SampleResults.billingCall().scorecard());
            return true;
        });
        assertThat(this.<String>listed(tx -> tx.figures().missing(1_000))).doesNotContain(call.id());
        assertThat(rows(of(agent), Reach.EVERYTHING)).hasSize(1);
    }

    @Test
    default void figuresAreChosenForAScope() {
        String scope = "a\nb " + SampleInteractions.id();

        assertThat(this.<List<String>>maybe(tx -> tx.figures().choice(scope))).isEmpty();
        for (List<String> choice : List.of(List.of("qa-score", "handle-time"), List.of("dead-air"))) {
            store().<Boolean>write(tx -> {
                tx.figures().choose(scope, choice, Instant.ofEpochMilli(5));
                return true;
            });
            assertThat(this.<List<String>>maybe(tx -> tx.figures().choice(scope))).contains(choice);
        }
    }

    @Test
    default void whatWasReportedAndWrittenLastIsFoundByTheSameFiltersAndGoesWithTheWords() {
        String agent = SampleInteractions.id();
        Interaction call = scored(agent);
        Interaction other = scored(SampleInteractions.id());
        store().write(tx -> tx.outcomes().add(call.id(), List.of(said(OutcomeName.CSAT, "2"), said(OutcomeName.COMMENT, "Too late."))));
        store().write(tx -> tx.outcomes().add(call.id(), List.of(said(OutcomeName.CSAT, "4"),
                said(OutcomeName.COMMENT, "Late, but good."))));
        store().write(tx -> tx.outcomes().add(other.id(), List.of(said(OutcomeName.COMMENT, "Of another."))));

        assertThat(store().<List<Figures.Reported>>read(tx -> tx.figures().reported(of(agent), Reach.EVERYTHING)))
                .containsExactly(new Figures.Reported(call.id(), OutcomeName.CSAT, "4"));
        assertThat(comments(agent, Reach.EVERYTHING)).containsExactly("Late, but good.");
        assertThat(comments(agent, new Reach.Teams(Set.of("nobody's")))).isEmpty();
        assertThat(comments(agent, new Reach.Published(agent))).as("agents know no figures").isEmpty();
        store().write(tx -> tx.retention().deleteWords(call.id(), Instant.ofEpochMilli(9), "Gone."));
        assertThat(comments(agent, Reach.EVERYTHING)).isEmpty();
        assertThat(store().<List<OutcomeFact>>read(tx -> tx.outcomes().of(call.id()))).extracting(OutcomeFact::name)
                .containsOnly(OutcomeName.CSAT);
    }

    private static OutcomeFact said(OutcomeName name, String value) {
        return new OutcomeFact(name, value, "crm", "CRM", Instant.ofEpochMilli(5));
    }

    private List<String> comments(String agent, Reach reach) {
        return store().<List<Figures.Commented>>read(tx -> tx.figures().comments(of(agent), reach, 10)).stream()
                .map(Figures.Commented::text).toList();
    }
}
