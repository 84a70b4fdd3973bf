package dev.earmark.eval.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MonthTest {

    @Test
    void theSameSeedMakesTheSameMonth() {
        assertThat(made(7)).isEqualTo(made(7)).isNotEqualTo(made(8));
    }

    @Test
    void everyTradeHasSomethingThatHelpsHarmsMisleadsAndDoesNothing() {
        for (String name : TradeTexts.TRADES) {
            TradeTexts trade = TradeTexts.load(name);

            assertThat(trade.deeds()).as(name).extracting(TradeTexts.Deed::kind).contains("good", "bad", "decoy", "easy");
            assertThat(trade.reasons()).as(name).hasSizeGreaterThanOrEqualTo(4);
            assertThat(trade.deeds()).as(name).allSatisfy(deed -> assertThat(deed.sentences()).hasSizeGreaterThanOrEqualTo(3));
        }
        assertThat(TradeTexts.TRADES.stream().map(TradeTexts::load).filter(TradeTexts::heldOut)).hasSize(2);
    }

    @Test
    void aScoreTellsRightPlaysFromWrongOnes() {
        TradeTexts trade = TradeTexts.load("travel");
        TradeTexts.Deed good = trade.deeds().getFirst();
        PlantedScore score = new PlantedScore();
        BitSet done = BitSet.valueOf(new long[] {0b111100});
        PlantedScore.MonthScore month = score.month(Map.of(good, 0.2), Map.of(good, done));

        month.play(BitSet.valueOf(new long[] {0b111000}), false);
        month.play(BitSet.valueOf(new long[] {0b000011}), false);
        month.play(BitSet.valueOf(new long[] {0b111000}), true);
        month.close();

        assertThat(score.recall()).isEqualTo(1);
        assertThat(score.precision()).isEqualTo(1 / 3.0);
        assertThat(score.monthsWithFalse()).isEqualTo(1);
    }

    private static List<String> made(int seed) {
        TradeTexts trade = TradeTexts.load("broadband");
        Random random = new Random(seed);
        List<String> calls = new ArrayList<>();
        new Month(trade, MonthPlan.draw(trade, 6, true, true, random), 0.1, random).make(20, call -> calls.add(call.toString()));
        return calls;
    }
}
