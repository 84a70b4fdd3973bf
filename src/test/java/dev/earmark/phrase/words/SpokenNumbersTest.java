package dev.earmark.phrase.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Turn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenNumbersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            seven                                        | 7
            twenty one                                   | 21
            a hundred and thirty four                    | 134
            one hundred thirty four                      | 134
            two hundred                                  | 200
            a thousand                                   | 1000
            two thousand and nine                        | 2009
            twelve hundred                               | 1200
            one thousand two hundred thirty four         | 1234
            two hundred thousand                         | 200000
            a hundred and five thousand and one          | 105001
            three million two hundred thousand           | 3200000
            zero                                         | 0
            $1,200.00                                    | 1200
            1,200,300                                    | 1200300
            $12.50                                       | 12.50
            12.0                                         | 12
            £40                                          | 40
            """)
    void aNumberIsTheSameSpokenOrTyped(String said, String digits) {
        assertThat(Tokeniser.words(said)).containsExactly(digits);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            five oh nine                  | 5 0 9
            one two three four            | 1 2 3 4
            eight forty five              | 8 45
            nineteen eighty four          | 19 84
            twenty twenty                 | 20 20
            four zero zero two            | 4 0 0 2
            thirty ten                    | 30 10
            twenty zero                   | 20 0
            fifty cents                   | 50 cents
            forty five dollars            | 45 dollars
            one dollar                    | 1 dollars
            nine thirty a m               | 9 30 a m
            5 oh 4                        | 5 0 4
            hundred percent               | hundred percent
            thousand thanks               | thousand thanks
            one hundred and counting      | 100 and counting
            a hand and a half             | a hand and a half
            oh no                         | oh no
            one and two                   | 1 and 2
            """)
    void digitsReadOutOneByOneStayApart(String said, String tokens) {
        assertThat(String.join(" ", Tokeniser.words(said))).isEqualTo(tokens);
    }

    @Test
    void onlyNumbersCountAsNumbers() {
        List<Token> tokens = Tokeniser.tokens(new Turn(0, Speaker.AGENT, null, "forty dollars, $40 or forty second street", List.of()));
        assertThat(tokens).extracting(Token::number).containsExactly(true, false, true, false, true, false, false);
    }

    @Test
    void onlyACurrencySignMakesMoney() {
        List<Token> tokens = Tokeniser.tokens(new Turn(0, Speaker.AGENT, null, "$40 €5 40 dollars", List.of()));
        assertThat(tokens).extracting(Token::money).containsExactly(true, true, false, false);
    }

    @Test
    void endlessNumbersEndInNoMistake() {
        String hostile = "million thousand hundred one a and ".repeat(2_000) + "nine hundred ninety nine thousand ".repeat(2_000);
        assertThat(Tokeniser.words(hostile)).isNotEmpty().allMatch(word -> !word.startsWith("-"));
    }

    @Test
    void aNumberOfTenThousandDigitsIsOneToken() {
        assertThat(Tokeniser.words("9".repeat(10_000))).singleElement().asString().hasSize(10_000);
    }
}
