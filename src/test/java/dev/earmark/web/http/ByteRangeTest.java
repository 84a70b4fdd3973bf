package dev.earmark.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({"bytes=0-9, 0, 10", "bytes=5-, 5, 95", "bytes=-5, 95, 5", "bytes=-500, 0, 100", "bytes=99-200, 99, 1",
            "' bytes = 1 - 2 ', 1, 2"})
    void aPartIsWithinTheFile(String header, long from, long length) {
        assertThat(ByteRange.of(header, 100)).isEqualTo(new ByteRange.Part(from, length));
    }

    @Test
    void anEmptyFileHasNoPart() {
        assertThat(ByteRange.of("bytes=0-", 0)).isEqualTo(new ByteRange.Unsatisfiable());
        assertThat(ByteRange.of("bytes=-1", 0)).isEqualTo(new ByteRange.Unsatisfiable());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"bytes=-", "bytes=2-1", "bytes=0-1,4-5", "pages=1-2", "bytes=9999999999999999999-", "bytes=0x1-"})
    void whatIsNotUnderstoodIsNoRange(String header) {
        assertThat(ByteRange.of(header, 100)).isEqualTo(new ByteRange.Whole());
    }
}
