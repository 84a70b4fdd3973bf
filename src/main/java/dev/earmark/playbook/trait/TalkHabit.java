package dev.earmark.playbook.trait;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** What an agent does or leaves, whatever the words: looked for only where there was an occasion. */
public enum TalkHabit {
    /** The first turn behind a complaint shows that it was heard before it asks for anything. */
    ACKNOWLEDGES(Situation.COMPLAINT, "acknowledges a complaint before asking anything",
            "\\b(sorry|apologi[sz]e|apologies|i (?:do |can |really )*(?:understand|see why|hear you|appreciate)|"
            + "that (?:is|must|sounds|should not)|(?:must|sounds) (?:be )?(?:frustrating|annoying|upsetting|awful|difficult|hard)|"
            + "you are right|i would be (?:annoyed|upset|frustrated)|frustrat\\w+|no wonder)\\b"),
    /** Somewhere what the customer said, or what was agreed, is said back. */
    RECAPS(Situation.TALK, "says back what was understood or agreed",
            "\\b((?:so )?(?:just )?to (?:recap|sum up|summari[sz]e|be clear|make sure i)|(?:let me|can i|i will) (?:just )?"
            + "(?:repeat|recap|read that back|go over|run through|check i have)|"
            + "if i (?:have )?understood?|so (?:what )?you (?:are saying|said|told me)|"
            + "in short|what we (?:have )?agreed)\\b"),
    /** Before a silence of the agent's the customer is told that there will be one. */
    ANNOUNCES_SILENCE(Situation.TALK, "announces a silence",
            "\\b(one moment|a moment|a minute|a second|bear with me|hold on|hold the line|while i (?:check|look|find|pull|bring|load)|"
            + "let me (?:just )?(?:check|look|find|pull|bring|see)|give me|i will be (?:right )?back|it will go quiet)\\b");

    private static final Pattern ASKS = Pattern.compile(
            "\\?|\\b(?:can|could|may|would|do|did|have|what|which|when|where|who|how) (?:i|you|we|is|was|your)\\b");

    private final Situation situation;
    private final String words;
    private final Pattern shows;

    TalkHabit(Situation situation, String words, String shows) {
        this.situation = situation;
        this.words = words;
        this.shows = Pattern.compile(shows);
    }

    /** In lower case, as in files: {@code announces-silence}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Within a sentence, behind "the agent". */
    public String words() {
        return words;
    }

    /** Where clips of it come from. */
    public Situation situation() {
        return situation;
    }

    /** @throws IllegalArgumentException when there is none of that label */
    public static TalkHabit of(String label) {
        return Arrays.stream(values()).filter(habit -> habit.label().equals(label)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no habit is called " + label));
    }

    /** Whether the words show it. @param plain lower case, contractions taken apart */
    boolean shownBy(String plain) {
        return shows.matcher(plain).find();
    }

    /** Whether the words show it before they ask for anything. */
    boolean shownBeforeAsking(String plain) {
        var shown = shows.matcher(plain);
        var asked = ASKS.matcher(plain);
        return shown.find() && !(asked.find() && asked.start() < shown.start());
    }
}
