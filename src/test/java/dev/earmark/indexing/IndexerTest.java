package dev.earmark.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexerTest {

    @ParameterizedTest
    @CsvSource({"0, 30", "9, 30", "50, 150", "120, 360", "5000, 400"})
    void whatComesOneAfterTheOtherIsGatheredLongerTheLongerTakingInTook(long tookMs, long gathersMs) {
        assertThat(Indexer.gathering(Duration.ofMillis(tookMs))).isEqualTo(Duration.ofMillis(gathersMs));
    }
}
