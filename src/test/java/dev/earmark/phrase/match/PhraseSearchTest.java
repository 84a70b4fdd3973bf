package dev.earmark.phrase.match;

import static dev.earmark.phrase.Phrases.found;
import static dev.earmark.testing.Calls.agent;
import static dev.earmark.testing.Calls.call;
import static dev.earmark.testing.Calls.chat;
import static dev.earmark.testing.Calls.customer;
import static dev.earmark.testing.Calls.silence;
import static dev.earmark.testing.Calls.writtenDown;
import static dev.earmark.testing.Calls.writtenDownWithoutTimes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PhraseSearchTest {

    @Test
    void wordsAreFoundAsTheyStandInTheTurn() {
        assertThat(found("thank you for calling", chat(agent("Hi! Thank you, for calling us.")))).containsExactly("Thank you, for calling");
    }

    @Test
    void aNameOfTheHouseThatWasHeardAsTwoWordsIsFound() {
        assertThat(found("thank you for calling brightline", call(agent("thank you for calling bright line this is tom"))))
                .containsExactly("thank you for calling bright line");
        assertThat(found("welcome to brightline energy", call(agent("welcome to bright lane energy"), customer("hi")))).hasSize(1);
        assertThat(found("welcome to brightline energy", call(agent("welcome to stone age energy"), customer("hi")))).isEmpty();
    }

    @Test
    void shortFormsFitLongOnesBothWays() {
        assertThat(found("what's your name", chat(agent("What is your name?")))).containsExactly("What is your name");
        assertThat(found("i am sorry", chat(agent("I’m sorry to hear that.")))).containsExactly("I’m sorry");
    }

    @Test
    void aGapTakesAnyWordsUpToItsBound() {
        assertThat(found("help <2> today", chat(agent("can i help you out today")))).containsExactly("help you out today");
        assertThat(found("help <2> today", chat(agent("can i help today")))).containsExactly("help today");
        assertThat(found("help <2> today", chat(agent("can i help all of you today")))).isEmpty();
    }

    @Test
    void anOpenGapTakesEightWords() {
        assertThat(found("transfer ... savings", chat(agent("transfer one apple two pears three figs four to savings")))).hasSize(1);
        assertThat(found("transfer ... savings", chat(agent("transfer a b c d e f g h i savings")))).isEmpty();
    }

    @Test
    void aGapDoesNotGoOnIntoTheNextSentence() {
        assertThat(found("see <2> (it|that) <6> is", chat(agent("Ok I see it. Heron is in stock.")))).isEmpty();
        assertThat(found("see <2> (it|that) <6> is", chat(agent("I see that \"Heron\" is in stock.")))).hasSize(1);
        assertThat(found("order <2> number", chat(agent("Your order?\n\nWhat number has it?")))).isEmpty();
        assertThat(found("order <3> number", chat(agent("Your order and its\nlong number, please")))).hasSize(1);
        assertThat(found("order <2> number", chat(agent("Your order of 3.50 number 7")))).hasSize(1);
        assertThat(found("order number", chat(agent("Your order. Number?")))).hasSize(1);
    }

    @Test
    void oneOfSeveralIsEnough() {
        assertThat(found("(hello|good (morning|evening)) there", chat(agent("Good evening there"), customer("hi"), agent("hello there"))))
                .containsExactlyInAnyOrder("Good evening there", "hello there");
        assertThat(found("(hello|good (morning|evening)) there", chat(agent("Good afternoon there")))).isEmpty();
    }

    @Test
    void whatMayBeMissingMayBeMissing() {
        assertThat(found("thank you [so much] for calling", chat(agent("thank you for calling")))).hasSize(1);
        assertThat(found("thank you [so much] for calling", chat(agent("thank you so much for calling"))))
                .containsExactly("thank you so much for calling");
        assertThat(found("thank you [so much] for calling", chat(agent("thank you so for calling")))).isEmpty();
    }

    @Test
    void aPhraseOfNothingButWhatMayBeMissingNeedsAWord() {
        assertThat(found("[please]", chat(agent("go on")))).isEmpty();
        assertThat(found("[please]", chat(agent("go on please")))).containsExactly("please");
    }

    @Test
    void anyEndingFollowsAStar() {
        assertThat(found("apolog*", chat(agent("I apologise, my apologies")))).containsExactlyInAnyOrder("apologise", "apologies");
        assertThat(found("apolog*", chat(agent("an apple")))).isEmpty();
    }

    @Test
    void wordsOfAnotherOrderDoNotCount() {
        assertThat(found("you can", chat(agent("can you")))).isEmpty();
    }

    @Test
    void partsOfWordsDoNotCount() {
        assertThat(found("account", chat(agent("accounting for that, accountable")))).isEmpty();
    }

    @Test
    void theOtherPartysWordsDoNotCount() {
        assertThat(found("hello", chat(customer("hello")))).isEmpty();
    }

    @Test
    void fillersMayStandAnywhere() {
        assertThat(found("one moment please", chat(agent("one um moment, uh, please")))).containsExactly("one um moment, uh, please");
    }

    @Test
    void everyPlaceIsFoundOnce() {
        assertThat(found("yes", chat(agent("yes yes"), customer("no"), agent("yes")))).hasSize(3);
    }

    @Test
    void aPhraseRunsOverAShortPause() {
        assertThat(found("can i help you", writtenDown(agent("can i"), silence(2_000), agent("help you"))))
                .containsExactly("can i / help you");
    }

    @Test
    void aPhraseRunsOverTheOtherPartysMurmur() {
        assertThat(found("can i help you", call(agent("can i"), customer("mhm"), agent("help you")))).containsExactly("can i / help you");
    }

    @Test
    void aPhraseDoesNotRunOverALongPause() {
        assertThat(found("can i help you", writtenDown(agent("can i"), silence(3_000), agent("help you")))).isEmpty();
    }

    @Test
    void aTypedPhraseRunsOnOnlyInTheNextMessage() {
        assertThat(found("can i help you", chat(agent("can i"), agent("help you")))).hasSize(1);
        assertThat(found("can i help you", chat(agent("can i"), customer("what"), agent("help you")))).isEmpty();
    }

    @Test
    void spokenWordsMayBeSoundAlikes() {
        assertThat(found("harper valley bank", call(agent("this is harbor valley bank")))).containsExactly("harbor valley bank");
        assertThat(found("harper valley bank", writtenDownWithoutTimes(agent("this is harbor valley bank"))))
                .containsExactly("harbor valley bank");
    }

    @Test
    void typedWordsMayNotBeSoundAlikes() {
        assertThat(found("harper valley bank", chat(agent("this is harbour valley bank")))).isEmpty();
    }

    @Test
    void whatNoEarTellsApartIsTheSameWordOnThePhone() {
        assertThat(found("calls <2> are recorded", writtenDown(agent("our calls with you our recorded")))).hasSize(1);
        assertThat(found("(would|will) be right", writtenDown(agent("the group on mondays wood be write for you"))))
                .containsExactly("wood be write");
        assertThat(found("(would|will) be right", chat(agent("the floor is made of wood be quick")))).isEmpty();
    }

    @Test
    void numbersAndDenialsAreNeverAnotherWord() {
        assertThat(found("i know that", writtenDown(agent("i no that feeling")))).isEmpty();
        assertThat(found("it is for you", writtenDown(agent("it is four you")))).isEmpty();
    }

    @Test
    void aHomophoneAloneIsNoPhrase() {
        assertThat(found("sale", writtenDown(agent("we like to sail")))).isEmpty();
    }

    @Test
    void aSoundAlikeAloneIsNoPhrase() {
        assertThat(found("harper", call(agent("harbor")))).hasSizeLessThanOrEqualTo(1);
        assertThat(found("cancel", call(agent("council")))).isEmpty();
        assertThat(found("refund", call(agent("return")))).isEmpty();
    }

    @Test
    void typedWordsMayHaveOneSlipOfTheFinger() {
        assertThat(found("your appointment tomorrow", chat(agent("your appointmnet tomorow")))).isEmpty();
        assertThat(found("your appointment tomorrow", chat(agent("your appointment tomorow")))).containsExactly("your appointment tomorow");
        assertThat(found("your order is late", chat(agent("your older is late")))).isEmpty();
    }

    @Test
    void aRecogniserMayLoseASmallWordInTheMiddle() {
        assertThat(found("thank you for calling harper valley", call(agent("thank you calling harper valley")))).hasSize(1);
    }

    @Test
    void nobodyElseLosesWords() {
        assertThat(found("thank you for calling harper valley", writtenDown(agent("thank you calling harper valley")))).isEmpty();
        assertThat(found("thank you for calling harper valley", chat(agent("thank you calling harper valley")))).isEmpty();
    }

    @Test
    void noWordIsLostAtTheEdge() {
        assertThat(found("i can help you with that", call(agent("i can help you with")))).isEmpty();
        assertThat(found("i can help you with that", call(agent("can help you with that")))).isEmpty();
    }

    @Test
    void noWeightyWordIsLostFromAShortPhrase() {
        assertThat(found("verify your identity please", call(agent("verify your please")))).isEmpty();
    }

    @Test
    void aRecogniserMayHearOneWordAsTwo() {
        assertThat(found("thank you for calling", call(agent("thank you for call in")))).containsExactly("thank you for call in");
        assertThat(found("thank you for calling", chat(agent("thank you for call ing")))).isEmpty();
    }

    @Test
    void anAddedWordDoesNoHarmToALongRecognisedPhrase() {
        assertThat(found("thank you for calling harper valley", call(agent("thank you for the calling harper valley")))).hasSize(1);
        assertThat(found("thank you for calling harper valley", chat(agent("thank you for the calling harper valley")))).isEmpty();
    }
}
