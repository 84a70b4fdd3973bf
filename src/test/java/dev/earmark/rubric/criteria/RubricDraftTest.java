package dev.earmark.rubric.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RubricDraftTest {

    @Test
    void weightsAreWholeAndAddUpWhateverTheirNumber() {
        IntStream.rangeClosed(1, 100).forEach(count -> assertThat(RubricDraft.weights(count)).hasSize(count)
                .allMatch(weight -> weight >= 1)
                .satisfies(weights -> assertThat(weights.stream().mapToInt(one -> one).sum()).isEqualTo(100)));
    }
}
