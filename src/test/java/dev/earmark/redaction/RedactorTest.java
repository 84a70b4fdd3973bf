package dev.earmark.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.audio.samples.SoundMask;
import dev.earmark.interaction.Facts;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

    private static final Facts NOBODY = new Facts(null, null, null, null);
    private static final Redactor USUAL = new Redactor(RedactionSettings.defaults());
    private static final Redactor ALL = new Redactor(new RedactionSettings(true, "all", SoundMask.SILENCE));

    /** "a: …" is the agent, "c: …" the customer. */
    private static Transcript of(Channel channel, String... lines) {
        List<Turn> turns = new ArrayList<>();
        for (String line : lines) {
            Speaker speaker = line.startsWith("a: ") ? Speaker.AGENT : Speaker.CUSTOMER;
            turns.add(new Turn(turns.size(), speaker, null, line.substring(3), List.of()));
        }
        return new Transcript("call", channel, new Source("call.wav", "00", 0, 0, 0), Engine.GIVEN, turns);
    }

    private static List<String> texts(Redactor redactor, Channel channel, String... lines) {
        return redactor.of(of(channel, lines), NOBODY).transcript().turns().stream().map(Turn::text).toList();
    }

    private static List<String> call(String... lines) {
        return texts(USUAL, Channel.VOICE, lines);
    }

    private static List<String> chat(String... lines) {
        return texts(USUAL, Channel.CHAT, lines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4111 1111 1111 1111", "4111-1111-1111-1111", "4111111111111111", "5500 0055 5555 5559", "3782 822463 10005"})
    void aCardThatIsTypedGoes(String card) {
        assertThat(chat("c: it is " + card + ", thanks")).containsExactly("it is [card number], thanks");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "four one one one one one one one one one one one one one one one",
        "four triple one double one double one double one double one double one one one",
        "forty one eleven eleven eleven eleven eleven eleven eleven",
        "four one one one uh one one one one okay one one one one um one one one one",
        "five five oh oh double oh five five five five five five five five five nine"})
    void aCardThatIsSpokenGoesHoweverItIsRead(String card) {
        assertThat(call("c: it's " + card + " thank you")).containsExactly("it's [card number] thank you");
    }

    @Test
    void aCardReadInGroupsWhileTheAgentSaysThemBackGoesFromBoth() {
        assertThat(call("a: can i have the long number on your card", "c: sure four two four two", "a: four two four two",
                "c: four two four two",
                "a: mm hm", "c: four two four two", "a: yes", "c: and four two four two", "a: thank you"))
                .containsExactly("can i have the long number on your card", "sure [card number]", "[card number]", "[card number]", "mm hm",
                        "[card number]", "yes", "and [card number]", "thank you");
    }

    @Test
    void securityCodeAndExpiryGoWithTheCard() {
        assertThat(call("a: and the expiry date", "c: oh four twenty seven", "a: and the three digits on the back", "c: nine one three",
                "a: lovely"))
                .containsExactly("and the expiry date", "[card expiry]", "and the three digits on the back", "[security code]", "lovely");
        assertThat(chat("a: What is the expiration date of the card?", "c: April 2027", "a: And the CVV?", "c: 913"))
                .containsExactly("What is the expiration date of the card?", "[card expiry]", "And the CVV?", "[security code]");
    }

    @Test
    void whileAPaymentIsTakenEveryRunOfThreeDigitsGoesButAmountsStay() {
        assertThat(call("a: i can take a payment now it is a hundred and twenty dollars", "c: okay so it's visa four seven eight",
                "c: no wait two nine one"))
                .containsExactly("i can take a payment now it is a hundred and twenty dollars", "okay so it's visa [card number]",
                        "no wait [card number]");
    }

    @Test
    void misheardDigitsWithinACardGoToo() {
        assertThat(call("a: what is the card number", "c: four one won one for one to one one nine tree one one ate one one"))
                .containsExactly("what is the card number", "[card number]");
    }

    @Test
    void aWordThatWasNotUnderstoodWithinACardGoesWithIt() {
        assertThat(call("a: what is the card number", "c: four one one one one five line twelve seven seven none one one eight one one"))
                .containsExactly("what is the card number", "[card number]");
    }

    @Test
    void digitsReadOutInAnAnswerGoWhenTheQuestionWasNotUnderstood() {
        assertThat(call("a: your order number is four four two", "c: fine", "a: can i get the cbc",
                "c: let me see three five four is that right"))
                .containsExactly("your order number is four four two", "fine", "can i get the cbc",
                        "let me see [read out digits] is that right");
    }

    @Test
    void digitsReadOutForAnOrderStay() {
        assertThat(call("a: can i get the order number", "c: sure it's three five four nine"))
                .containsExactly("can i get the order number", "sure it's three five four nine");
    }

    @Test
    void digitsReadOutInGroupsGoWhateverWasAskedUnlessItIsNoSecret() {
        assertThat(call("a: so which one shall we take", "c: sick sick to", "a: mm hm", "c: ninety nine sixteen", "a: mm hm",
                "c: sure eight eight one", "a: yes", "c: nine two four two"))
                .containsExactly("so which one shall we take", "sick sick to", "mm hm", "[read out digits]", "mm hm",
                        "sure [read out digits]", "yes", "[read out digits]");
        assertThat(call("a: can i get the tracking number", "c: one four four nine", "a: mm hm", "c: eight two seven three"))
                .containsExactly("can i get the tracking number", "one four four nine", "mm hm", "eight two seven three");
    }

    @Test
    void aPartOfAQuestionCountsBesideWordsThatDoNotFitTheDigits() {
        assertThat(call("a: and the three digit song address", "c: okay three eight zero"))
                .containsExactly("and the three digit song address", "okay [password]");
    }

    @Test
    void thousandsAreAmountsButInDates() {
        assertThat(call("a: is it about your credit card", "c: i'd like a higher limit on my credit card like five thousand"))
                .containsExactly("is it about your credit card", "i'd like a higher limit on my credit card like five thousand");
        assertThat(call("a: when does the card expire", "c: march two thousand thirty"))
                .containsExactly("when does the card expire", "[card expiry]");
    }

    @Test
    void doubleAndOhAreDigitsReadOut() {
        assertThat(call("a: can i get to see the easy", "c: yes i'm double six nine"))
                .containsExactly("can i get to see the easy", "yes i'm [read out digits]");
        assertThat(call("a: can i get the cbc", "c: he has that's two oh five is that right"))
                .containsExactly("can i get the cbc", "he has that's [read out digits] is that right");
        assertThat(call("a: the long number on the card please", "c: that's four six double oh"))
                .containsExactly("the long number on the card please", "that's [card number]");
    }

    @Test
    void aDayOfTheLastCenturyIsADateOfBirthThoughTheQuestionWasNotUnderstood() {
        assertThat(texts(ALL, Channel.VOICE, "a: may i have the other day",
                "c: let me see the fifth of june nineteen fifty four"))
                .containsExactly("may i have the other day", "let me see the [birth date]");
        assertThat(texts(ALL, Channel.VOICE, "a: thanks for that",
                "c: it was built on the fifth of june nineteen fifty four by my uncle"))
                .containsExactly("thanks for that", "it was built on the fifth of june nineteen fifty four by my uncle");
    }

    @Test
    void anAnswerGoesThoughHalfOfItWasNotHeardAsDigits() {
        assertThat(call("a: what's your social security number", "c: let me see seven over seven one or two nine three four is that right"))
                .containsExactly("what's your social security number",
                        "let me see [national id] over [national id] or [national id] is that right");
        assertThat(call("a: the sort code and account number", "c: that's four forty seven oh five fifty six cents"))
                .containsExactly("the sort code and account number", "that's [bank account] cents");
        assertThat(call("a: what's the security code", "c: let me see size eight seven cents"))
                .containsExactly("what's the security code", "let me see size [security code] cents");
        assertThat(call("a: for three digit address the back", "c: ok of six three"))
                .containsExactly("for three digit address the back", "ok of [password]");
    }

    @Test
    void anOrderNumberEndsWhereSomethingElseIsAskedFor() {
        assertThat(call("c: the case number is five zero three seven nine", "a: can i get the cbc", "c: ok nine eight six"))
                .containsExactly("the case number is five zero three seven nine", "can i get the cbc", "ok [read out digits]");
    }

    @Test
    void twoDigitsOfACodeGoWhenTheThirdWasNotHeard() {
        assertThat(call("a: what's the security code", "c: six four sy"))
                .containsExactly("what's the security code", "[security code] sy");
        assertThat(call("a: what's the security code", "c: i tried it two or three times and it says that it is wrong"))
                .containsExactly("what's the security code", "i tried it two or three times and it says that it is wrong");
    }

    @Test
    void aQuestionIsKnownByItsSound() {
        assertThat(call("a: what's the secure to code", "c: sure it's nineteen four"))
                .containsExactly("what's the secure to code", "sure it's [security code]");
    }

    @Test
    void digitsThatSeemToBeAnAmountGoWhenTheyWereReadOneByOne() {
        assertThat(call("a: please tell me the one time code", "c: let me see double one three three cents"))
                .containsExactly("please tell me the one time code", "let me see [password] cents");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "that was a hundred and twenty five dollars",
        "your order number is four four five two one nine",
        "it takes three to five business days",
        "we open at nine thirty in the morning",
        "i called on the twenty third of march two thousand twenty four",
        "i have been waiting for forty five minutes",
        "there are two hundred and fifty people in front of me",
        "i forgot my password and cannot log in",
        "the password is not accepted",
        "your password is case sensitive",
        "flight four one two leaves from gate twelve"})
    void whatIsNoSecretStays(String words) {
        assertThat(call("a: " + words)).containsExactly(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Order 4111-2222 shipped on 12/04/2026.", "Your tracking number is 9400 1118 9922 3345 6789 12.",
            "It costs $1,299.00 today.",
        "Call the extension 4452.", "Version 10.6.0 has 128 changes", "Invoice 20261130 is 45.00"})
    void whatIsNoSecretStaysInChatsToo(String text) {
        assertThat(chat("a: " + text)).containsExactly(text);
    }

    @Test
    void accountsAndIdentityNumbersGo() {
        assertThat(chat("c: My IBAN is DE89 3704 0044 0532 0130 00.")).containsExactly("My IBAN is [bank account].");
        assertThat(chat("a: What is your account number?", "c: 12345678")).containsExactly("What is your account number?",
                "[bank account]");
        assertThat(chat("c: ssn 078-05-1120")).containsExactly("ssn [national id]");
        assertThat(chat("c: it's QQ 12 34 56 C, ok?")).as("no such number begins with QQ").containsExactly("it's QQ 12 34 56 C, ok?");
        assertThat(chat("c: it's AB 12 34 56 C, ok?")).containsExactly("it's [national id], ok?");
        assertThat(call("a: the last four of your social please", "c: it's one one two oh"))
                .containsExactly("the last four of your social please", "it's [national id]");
    }

    @Test
    void passwordsGo() {
        assertThat(chat("c: my password is Tiger!lily77 and it fails")).containsExactly("my password is [password] and it fails");
        assertThat(call("a: can you tell me the memorable word", "c: blue elephant", "a: thank you"))
                .containsExactly("can you tell me the memorable word", "[password]", "thank you");
        assertThat(call("a: please read me the verification code", "c: it's four four two nine one oh"))
                .containsExactly("please read me the verification code", "it's [password]");
        assertThat(call("a: what is your password", "c: i don't know it any more")).containsExactly("what is your password",
                "i don't know it any more");
    }

    @Test
    void whatIsNotUsuallyRemovedGoesWhenItIsAskedFor() {
        assertThat(texts(ALL, Channel.CHAT, "c: write to jane.doe@example.com or call 555-123-4567"))
                .containsExactly("write to [email address] or call [phone number]");
        assertThat(texts(ALL, Channel.VOICE, "c: it's jane dot doe at example dot com")).containsExactly("it's [email address]");
        assertThat(texts(ALL, Channel.VOICE, "a: your date of birth", "c: the fourth of june nineteen eighty two"))
                .containsExactly("your date of birth", "the [birth date]");
        assertThat(texts(ALL, Channel.VOICE, "c: i live at twenty four maple grove road")).containsExactly("i live at [postal address]");
        assertThat(texts(USUAL, Channel.CHAT, "c: write to jane.doe@example.com")).containsExactly("write to jane.doe@example.com");
    }

    @Test
    void namesGoWhereTheyAreSaid() {
        Transcript transcript = of(Channel.CHAT, "a: Hi Miller, this is Tom.", "c: my name is Peter Miller");
        Redacted redacted = ALL.of(transcript, new Facts(null, "Tom Baker", null, null));
        assertThat(redacted.transcript().turns()).extracting(Turn::text)
                .containsExactly("Hi [name], this is [name].", "my name is [name] [name]");
    }

    @Test
    void theMarkHasTheTimeOfTheWordsThatWent() {
        List<String> said = Arrays.asList("yes four one one one one one one one one one one one one one one one bye".split(" "));
        List<Word> words = new ArrayList<>();
        for (String word : said) {
            words.add(new Word(word, new TimeSpan(words.size() * 300L, words.size() * 300L + 250), 0.9));
        }
        Turn turn = new Turn(0, Speaker.CUSTOMER, new TimeSpan(0, 6_000), String.join(" ", said), words);
        Transcript heard = new Transcript("c", Channel.VOICE, new Source("c.wav", "00", 6, 2, 8_000), new Engine("vosk", "en", "00"),
                List.of(turn));

        Redacted redacted = USUAL.of(heard, NOBODY);

        assertThat(redacted.transcript().turns().getFirst().words()).extracting(Word::text).containsExactly("yes", "[card number]", "bye");
        assertThat(redacted.times()).containsExactly(new TimeSpan(300, 16 * 300 + 250));
        assertThat(redacted.transcript().source().remarks()).singleElement().extracting("code").isEqualTo(Redacted.REMARK);
    }

    @Test
    void wordsThatDoNotStandInTheTextGoAllWhenOneMust() {
        Turn turn = new Turn(0, Speaker.CUSTOMER, new TimeSpan(0, 900), "cvv 913", List.of(new Word("nine", new TimeSpan(0, 300), 1),
                new Word("thirteen", new TimeSpan(300, 900), 1)));
        Transcript heard = new Transcript("c", Channel.VOICE, new Source("c.wav", "00", 6, 2, 8_000), Engine.GIVEN, List.of(turn));
        Redacted redacted = USUAL.of(heard, NOBODY);
        assertThat(redacted.transcript().turns().getFirst()).extracting(Turn::text, Turn::words).containsExactly("cvv [security code]",
                List.of());
        assertThat(redacted.times()).containsExactly(new TimeSpan(0, 900));
    }

    @Test
    void whatWasRemovedIsRemovedAndNothingElseTheSecondTime() {
        Transcript once = USUAL.of(of(Channel.VOICE, "c: cvv is nine one three", "c: okay"), NOBODY).transcript();
        assertThat(USUAL.of(once, NOBODY)).isEqualTo(new Redacted(once, List.of()));
    }

    @Test
    void aMessageOfManyDigitsIsReadInReasonableTime() {
        String digits = "1 2 3 ".repeat(30_000);
        assertThat(chat("c: " + digits)).hasSize(1);
        assertThat(call("c: " + "oh for to ".repeat(30_000))).hasSize(1);
    }
}
