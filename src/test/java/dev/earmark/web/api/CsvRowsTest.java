package dev.earmark.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvRowsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, value = {
        "Dana|Dana", "=1+1|'=1+1", "+44 20|'+44 20", "-1|'-1", "@SUM(A1)|'@SUM(A1)", "a,b|\"a,b\"", "say \"hi\"|\"say \"\"hi\"\"\"",
        "=a,b|\"'=a,b\"", " =1|'=1", "\u200b=1|'=1", "a\tb|a b"
    })
    void aCellIsTextAndNeverAFormula(String raw, String cell) {
        assertThat(CsvRows.text(raw)).isEqualTo(cell);
    }
}
