package dev.earmark.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenLanguageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Hello, my kettle arrived broken and I would like to have a new one please
            en | i lost my card yesterday on the train can you block it
            de | Guten Tag, meine Karte ist weg und ich möchte sie bitte sperren lassen
            de | Vielen Dank für Ihren Anruf, was kann ich für Sie tun? Mein Paket ist noch nicht da.
            fr | Bonjour, j'ai perdu ma carte hier et je voudrais la bloquer s'il vous plaît
            es | Hola, he perdido mi tarjeta y quiero bloquearla por favor, es muy urgente para mí
            it | Buongiorno, ho perso la mia carta e vorrei bloccarla, come posso fare?
            pt | Olá, perdi o meu cartão e preciso de ajuda para bloquear a minha conta
            nl | Goedendag, ik ben mijn pas kwijt en ik wil hem graag laten blokkeren, kan dat bij u?
            pl | Dzień dobry, zgubiłem kartę i proszę o pomoc, nie wiem co mam zrobić
            ru | Здравствуйте, я потерял карту
            ja | カードをなくしてしまいました、助けてください
            zh | 我的卡丢了，请帮我挂失一下，谢谢
            """)
    void aFewSentencesTellTheirLanguage(String language, String text) {
        assertThat(WrittenLanguage.of(text)).contains(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ok", "Hello", "Sam Lee 48213 sam@example.com", "lol brb thx Dortmund Paris Madrid Rom London",
        "my card is gone / meine Karte ist weg und ich habe keine Ahnung / I do not know what to do"})
    void littleAndMixedTextTellsNothing(String text) {
        assertThat(WrittenLanguage.of(text)).isEmpty();
    }
}
