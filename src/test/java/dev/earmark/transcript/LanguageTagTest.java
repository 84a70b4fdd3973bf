package dev.earmark.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTagTest {

    @ParameterizedTest
    @CsvSource({"es,es", "ES-mx,es-MX", "es_MX,es-MX", "' de ',de", "spa,es", "deu-AT,de-AT", "zh-hant-tw,zh-Hant-TW", "yue,yue", "iw,he"})
    void aTagIsReadAsPeopleWriteItAndKeptAsItShouldBe(String written, String canonical) {
        assertThat(LanguageTag.of(written)).map(LanguageTag::text).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "spanish", "english", "xx", "e", "und", "es-MX-x-private", "de-CH-1996", "en-u-ca-buddhist",
        "es MX", "../es", "es\u0000", "<b>", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void whatNamesNoLanguageOrSaysMoreIsNone(String written) {
        assertThat(LanguageTag.of(written)).isEmpty();
    }

    @Test
    void aTagTellsItsLanguageAndItsNameForPeople() {
        LanguageTag mexican = LanguageTag.of("es-MX").orElseThrow();

        assertThat(mexican.language()).isEqualTo("es");
        assertThat(mexican.name()).isEqualTo("Spanish (Mexico)");
        assertThat(mexican.shortened()).isEqualTo("es");
        assertThat(new LanguageTag("es").shortened()).isEmpty();
    }
}
