package dev.earmark.phrase;

import dev.earmark.interaction.Facts;
import dev.earmark.phrase.match.PhraseSearch;
import dev.earmark.phrase.match.Vocabulary;
import dev.earmark.phrase.sound.Ear;
import dev.earmark.phrase.sound.Ear.Hearing;
import dev.earmark.phrase.sound.SoundAlike;
import dev.earmark.phrase.words.PartyWords;
import dev.earmark.phrase.words.Token;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The words of one conversation, party by party, ready to be searched. Not thread-safe. */
public final class ConversationWords {

    /** At most one word of somebody unknown for so many of the parties. */
    private static final int UNKNOWN_TO_KNOWN = 2;

    private final Transcript transcript;
    private final Vocabulary vocabulary;
    private final Map<Speaker, PartyWords> parties = new EnumMap<>(Speaker.class);
    private final Map<Speaker, List<Turn>> spokenTurns = new EnumMap<>(Speaker.class);
    private final Map<Speaker, PhraseSearch> searches = new EnumMap<>(Speaker.class);
    private final @Nullable TimeSpan spoken;
    private final PartyNames names;
    private final Ear ear;

    /**
     * For patterns that are known beforehand.
     *
     * @param facts      give the names of the parties
     * @param sound      remembers what sounds alike from one conversation to the next
     * @param vocabulary of all patterns that will be looked for
     */
    public ConversationWords(Transcript transcript, Facts facts, SoundAlike sound, Vocabulary vocabulary) {
        this.transcript = transcript;
        this.vocabulary = vocabulary;
        for (Speaker speaker : Speaker.values()) {
            PartyWords line = PartyWords.of(transcript, speaker);
            parties.put(speaker, line);
        }
        this.spoken = parties.values().stream().flatMap(line -> line.tokens().stream()).map(Token::time).filter(Objects::nonNull)
                .reduce(TimeSpan::covering).orElse(null);
        this.names = PartyNames.of(facts, of(Speaker.CUSTOMER), sound);
        this.ear = new Ear(hearing(transcript), names.agent(), names.customer(), sound);
    }

    /** To read, not to search. */
    public ConversationWords(Transcript transcript, Facts facts) {
        this(transcript, facts, new SoundAlike());
    }

    /** To read, not to search. @param sound remembers what sounds alike from one conversation to the next */
    public ConversationWords(Transcript transcript, Facts facts, SoundAlike sound) {
        this(transcript, facts, sound, new Vocabulary(List.of()));
    }

    private static Hearing hearing(Transcript transcript) {
        if (transcript.recognised()) {
            return Hearing.RECOGNISED;
        }
        return transcript.channel() == Channel.VOICE ? Hearing.WRITTEN_DOWN : Hearing.TYPED;
    }

    public Transcript transcript() {
        return transcript;
    }

    public Ear ear() {
        return ear;
    }

    public PartyNames names() {
        return names;
    }

    /** All words of one party; none when it said nothing. */
    public PartyWords of(Speaker speaker) {
        PartyWords line = parties.get(speaker);
        return line == null ? new PartyWords(speaker, List.of(), new BitSet(), new BitSet()) : line;
    }

    /** Finds the patterns of the vocabulary in the words of one party. */
    public PhraseSearch search(Speaker speaker) {
        return Objects.requireNonNull(searches.computeIfAbsent(speaker, key -> new PhraseSearch(of(key), ear, vocabulary)));
    }

    public Turn turn(int index) {
        return transcript.turns().get(index);
    }

    /** Whether somebody spoke of whom nobody knows who it was. */
    public boolean speakersUnknown() {
        return !of(Speaker.UNKNOWN).isEmpty();
    }

    /** Whether so little was said by nobody knows whom that the words of the others tell what happened. */
    public boolean knownSpeakersDecide() {
        int unknown = of(Speaker.UNKNOWN).tokens().size();
        int known = of(Speaker.AGENT).tokens().size() + of(Speaker.CUSTOMER).tokens().size();
        return !of(Speaker.AGENT).isEmpty() && unknown * UNKNOWN_TO_KNOWN <= known;
    }

    public boolean hasTimes() {
        return transcript.turns().stream().anyMatch(turn -> turn.time() != null);
    }

    /** Turns of one party that hold words, in order. */
    public List<Turn> spokenTurns(Speaker speaker) {
        return Objects.requireNonNull(spokenTurns.computeIfAbsent(speaker,
                key -> of(key).tokens().stream().mapToInt(Token::turn).distinct().mapToObj(this::turn).toList()));
    }

    /** From the first to the last word of anybody; null without times. */
    public @Nullable TimeSpan spoken() {
        return spoken;
    }
}
