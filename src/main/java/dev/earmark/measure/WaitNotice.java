package dev.earmark.measure;

import java.util.List;

/** Words of an agent after which the customer has nothing to answer: a wait is announced, or only an acknowledgement is given. */
final class WaitNotice {

    private static final List<String> ANNOUNCEMENTS = List.of(
            "one moment", "one second", "one sec", "one minute", "a moment", "a second", "a sec", "a minute", "a couple of minutes",
            "a few minutes",
            "moment please", "second please", "hold on", "hang on", "bear with me", "on hold", "please hold", "you hold", "you wait",
            "please wait",
            "let me", "while i", "i'll check", "i'll look", "i will check", "i will look", "i'm going to", "i am going to", "i'm just",
            "looking into",
            "looking that up", "pulling up", "checking", "my system", "my computer");

    private static final List<String> ACKNOWLEDGEMENTS = List.of(
            "okay", "ok", "alright", "all", "right", "sure", "thank", "thanks", "you", "great", "perfect", "good", "got", "it", "i", "see",
            "yes", "yeah",
            "of", "course", "no", "problem", "absolutely", "certainly", "um", "uh", "mm", "hmm", "mhm");

    private WaitNotice() {}

    static boolean leavesTheMoveWithTheAgent(List<String> words) {
        String said = " " + String.join(" ", words) + " ";
        return ACKNOWLEDGEMENTS.containsAll(words) || ANNOUNCEMENTS.stream().anyMatch(notice -> said.contains(" " + notice + " "));
    }
}
