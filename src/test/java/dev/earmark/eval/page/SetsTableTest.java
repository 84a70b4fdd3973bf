package dev.earmark.eval.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.eval.Bars;
import dev.earmark.eval.EvalSet;
import dev.earmark.eval.EvalSet.Question;
import dev.earmark.eval.SetResult;
import dev.earmark.eval.Verification;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SetsTableTest {

    @Test
    void tradesCountAlikeAndWhatIsHeldOutHasAMeanOfItsOwn() {
        List<String> lines = new ArrayList<>();

        new SetsTable(lines::add).print(List.of(trade("hotel", 300, "held-out-", 0.6), trade("gym", 10, "held-out-", 0.8),
                trade("energy", 10, "write-", 0.1)));

        assertThat(lines).anySatisfy(line -> assertThat(line).matches("mean +held out +2 +0\\.700 +0\\.700 +0\\.100"))
                .anySatisfy(line -> assertThat(line).matches("mean +all +3 +0\\.500 +0\\.500 +0\\.100"))
                .anySatisfy(line -> assertThat(line).matches("gym +held out +1 +0\\.800 .*"));
    }

    @Test
    void oneSetHasNothingToBeSummedUp() {
        List<String> lines = new ArrayList<>();

        new SetsTable(lines::add).print(List.of(trade("hotel", 300, "held-out-", 0.6)));

        assertThat(lines).isEmpty();
    }

    private static Verification trade(String name, int cases, String part, double figure) {
        EvalSet set = new EvalSet(name, Question.CRITERIA, Path.of("."), "", "", Path.of("."), Path.of("."), Path.of("."), Bars.NONE);
        Map<String, Double> figures = Map.of("mean-kappa", figure, "recall-of-not-met", figure, "coverage", 0.9,
                part + "mean-kappa", figure, part + "recall-of-not-met", figure, part + "coverage", 0.9);
        return new Verification(new SetResult(set, cases, figures, List.of(), List.of()), null, List.of());
    }
}
