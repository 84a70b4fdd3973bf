package dev.earmark.scoring;

import dev.earmark.interaction.Facts;
import dev.earmark.language.Appeals;
import dev.earmark.language.JudgeSettings;
import dev.earmark.measure.Measures;
import dev.earmark.phrase.pattern.Pattern;
import dev.earmark.phrase.match.Automaton;
import dev.earmark.phrase.match.PhraseSearch;
import dev.earmark.phrase.match.Vocabulary;
import dev.earmark.phrase.sound.Ear;
import dev.earmark.phrase.sound.Ear.Hearing;
import dev.earmark.phrase.sound.SoundAlike;
import dev.earmark.phrase.words.PartyWords;
import dev.earmark.phrase.words.Token;
import dev.earmark.phrase.words.Tokeniser;
import dev.earmark.phrase.words.Unspaced;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One interaction, prepared for judging: every party's words in comparable form, and what is known besides. Not thread-safe. */
final class Conversation {

    private static final Automaton INTRODUCTION = Automaton.compile(
            new Pattern.Sequence(List.of(new Pattern.Literal("my", false), new Pattern.Literal("name", false), new Pattern.Literal("is", false), new Pattern.Named("name"))),
            Map.of());
    private static final int SHORTEST_NAME = 3;
    private static final int SHORTEST_UNSPACED_NAME = 2;

    private final Transcript transcript;
    private final Measures measures;
    private final Map<Speaker, PartyWords> lines = new EnumMap<>(Speaker.class);
    private final Map<Speaker, List<Turn>> spokenTurns = new EnumMap<>(Speaker.class);
    private final @Nullable TimeSpan spoken;
    private final Map<Speaker, PhraseSearch> searches = new EnumMap<>(Speaker.class);
    private final Ear ear;
    private final Vocabulary vocabulary;
    private @Nullable BlindTranscript blind;
    private @Nullable Optional<Evidence> appeal;
    private @Nullable List<BlindTranscript.Part> parts;

    /**
     * @param sound      remembers what sounds alike from one conversation to the next
     * @param vocabulary of the rubric by which the conversation will be judged
     */
    Conversation(Transcript transcript, Facts facts, Measures measures, SoundAlike sound, Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.transcript = transcript;
        this.measures = measures;
        for (Speaker speaker : Speaker.values()) {
            PartyWords line = PartyWords.of(transcript, speaker);
            lines.put(speaker, line);
            spokenTurns.put(speaker, line.tokens().stream().mapToInt(Token::turn).distinct().mapToObj(this::turn).toList());
        }
        this.spoken = lines.values().stream().flatMap(line -> line.tokens().stream()).map(Token::time).filter(Objects::nonNull)
                .reduce(TimeSpan::covering).orElse(null);
        Set<String> agent = names(facts.agentName());
        Set<String> customer = names(facts.customerName());
        customer.addAll(introduced(sound));
        customer.removeAll(agent);
        this.ear = new Ear(hearing(transcript), agent, customer, sound);
    }

    private static Hearing hearing(Transcript transcript) {
        if (transcript.recognised()) {
            return Hearing.RECOGNISED;
        }
        return transcript.channel() == Channel.VOICE ? Hearing.WRITTEN_DOWN : Hearing.TYPED;
    }

    Transcript transcript() {
        return transcript;
    }

    Measures measures() {
        return measures;
    }

    Ear ear() {
        return ear;
    }

    /** As a language model gets to see it. */
    BlindTranscript blind() {
        BlindTranscript known = blind;
        if (known == null) {
            known = BlindTranscript.of(this);
            blind = known;
        }
        return known;
    }

    /** The parts that a language model reads; cut once. @param settings the same for the whole scoring */
    List<BlindTranscript.Part> parts(JudgeSettings settings) {
        List<BlindTranscript.Part> known = parts;
        if (known == null) {
            known = blind().parts(settings.windowTokens(), settings.overlap());
            parts = known;
        }
        return known;
    }

    /** Where somebody first speaks to whoever judges; looked for once. */
    Optional<Evidence> appeal(Appeals appeals) {
        Optional<Evidence> known = appeal;
        if (known == null) {
            known = blind().appeal(appeals);
            appeal = known;
        }
        return known;
    }

    PartyWords line(Speaker speaker) {
        PartyWords line = lines.get(speaker);
        return line == null ? new PartyWords(speaker, List.of(), new BitSet(), new BitSet()) : line;
    }

    PhraseSearch search(Speaker speaker) {
        return Objects.requireNonNull(searches.computeIfAbsent(speaker, key -> new PhraseSearch(line(key), ear, vocabulary)));
    }

    Turn turn(int index) {
        return transcript.turns().get(index);
    }

    /** Whether somebody spoke of whom nobody knows who it was. */
    boolean speakersUnknown() {
        return !line(Speaker.UNKNOWN).isEmpty();
    }

    boolean hasTimes() {
        return transcript.turns().stream().anyMatch(turn -> turn.time() != null);
    }

    /** Turns of one party that hold words, in order. */
    List<Turn> spokenTurns(Speaker speaker) {
        return spokenTurns.getOrDefault(speaker, List.of());
    }

    /** From the first to the last word of anybody; null without times. */
    @Nullable TimeSpan spoken() {
        return spoken;
    }

    /** The customer's name as the customer gave it: "my name is …". */
    private Set<String> introduced(SoundAlike sound) {
        PartyWords line = line(Speaker.CUSTOMER);
        Set<String> names = new HashSet<>();
        Ear exact = new Ear(Hearing.TYPED, Set.of(), Set.of(), sound);
        new PhraseSearch(line, exact, new Vocabulary(List.of(INTRODUCTION))).find(INTRODUCTION, 0, line.tokens().size(), 0)
                .forEach(match -> line.tokens().subList(match.from() + 3, match.to()).forEach(token -> names.add(token.text())));
        names.removeIf(name -> name.length() < SHORTEST_NAME);
        return names;
    }

    private static Set<String> names(@Nullable String name) {
        Set<String> names = new HashSet<>(name == null ? List.of() : Tokeniser.words(name));
        names.removeIf(part -> part.length() < (Unspaced.in(part) ? SHORTEST_UNSPACED_NAME : SHORTEST_NAME));
        return names;
    }
}
