package dev.earmark.scoring.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.phrase.sound.Ear;
import dev.earmark.phrase.sound.Ear.Hearing;
import dev.earmark.phrase.sound.SoundAlike;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainMeaningTest {

    private final Ear ear = new Ear(Hearing.TYPED, Set.of("chidi"), Set.of("svetlana"), new SoundAlike());

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "um i'm uh looking at it; i'm looking at it",
        "i'm lookin' at it; i'm looking at it",
        "we're gonna send it; we're going to send it",
        "Thanks a lot, says Chidi; Thanks a lot, says Sam",
        "Thanks, Svetlana, says Chidi; Thanks, Mrs Miller, says Sam",
        "Hi Jess; Hi Mrs Miller",
        "Good morning Sue and Alf, a boat!; Good morning Mrs Miller, a boat!",
        "Dear Ms Van-Damme, Thank you; Dear Mrs Miller, Thank you",
        "Hi, Jess here from billing; Hi, Jess here from billing",
        "Hello, I'm Jess; Hello, I'm Jess",
        "thanks svetlana; thanks sam",
        "Nothing to change here.; Nothing to change here."
    })
    void whoSpeaksAndHowDoesNotMatter(String said, String meant) {
        assertThat(PlainMeaning.of(said, ear)).isEqualTo(meant);
    }

    @Test
    void aShortNameIsNotHeardInOtherWords() {
        Ear phone = new Ear(Hearing.RECOGNISED, Set.of(), Set.of("ling"), new SoundAlike());

        assertThat(phone.customerNameCost("ling")).isZero();
        assertThat(phone.customerNameCost("line")).isEqualTo(Ear.NEVER);
    }
}
