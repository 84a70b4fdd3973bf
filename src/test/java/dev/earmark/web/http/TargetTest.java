package dev.earmark.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {

    @Test
    void aSlashWithinASegmentStaysThere() {
        assertThat(Target.of("/agents/a%2Fb+c", "x=1+2&y=%2B").segments()).containsExactly("agents", "a/b+c");
        assertThat(Target.of("/agents/a", "x=1+2&y=%2B").query()).containsEntry("x", "1 2").containsEntry("y", "+");
        assertThat(Target.of("/", null).segments()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"/%00|", "/%|", "/%zz|", "/x|a=1&a=2", "/x|a=%00", "nothing|"})
    void whatCannotBeDecodedIsRefused(String path, String query) {
        assertThatThrownBy(() -> Target.of(path, query))
                .isInstanceOfSatisfying(HttpRefusal.class, refusal -> assertThat(refusal.status()).isEqualTo(400));
    }
}
