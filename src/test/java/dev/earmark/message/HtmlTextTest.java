package dev.earmark.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            Terms &amp; conditions                                   ¦ Terms & conditions
            Hello &lt;b&gt;and&lt;/b&gt; welcome&nbsp;here           ¦ Hello and welcome here
            <p>one</p><p>two</p>                                     ¦ one|two
            one<br>two                                               ¦ one|two
            No.<blockquote>earlier</blockquote>                      ¦ No.|> earlier
            <div>No.</div><div class="gmail_quote">earlier</div>     ¦ No.|> earlier
            <div>No.</div><div class="gmail_signature">Dana</div>    ¦ No.|--|Dana
            <style>p { color: red }</style><p>words</p>              ¦ words
            <img src="x.png" alt="a kettle">                         ¦ [image: a kettle]
            <unk> and [noise]                                        ¦ <unk> and [noise]
            a < b and c > d                                          ¦ a < b and c > d
            R&D; is fine                                             ¦ R&D; is fine
            """)
    void wordsAreLeftAndTagsAreNot(String html, String text) {
        assertThat(HtmlText.plain(html).replaceAll("\n+", "|")).isEqualTo(text);
    }

    @Test
    void tagsWithinTagsWithoutEndAreTakenOut() {
        assertThat(HtmlText.plain("<div>".repeat(30_000) + "words")).isEqualTo("words");
        assertThat(HtmlText.plain("&amp;".repeat(30_000)).length()).isEqualTo(30_000);
    }
}
