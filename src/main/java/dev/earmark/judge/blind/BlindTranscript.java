package dev.earmark.judge.blind;

import dev.earmark.interaction.Facts;
import dev.earmark.language.TokenEstimate;
import dev.earmark.language.prompt.Appeals;
import dev.earmark.language.prompt.Fence;
import dev.earmark.phrase.ConversationWords;
import dev.earmark.phrase.words.Token;
import dev.earmark.phrase.words.Tokeniser;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Quotes;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A conversation as a model gets to see it, and the way back from what the model quotes to what was said.
 * What is quoted in a message is left out. Immutable. */
public final class BlindTranscript {

    /** An appeal may be spread over turns. */
    private static final int TURNS_OF_APPEAL = 3;

    private final List<BlindTurn> turns;

    private BlindTranscript(List<BlindTurn> turns) {
        this.turns = List.copyOf(turns);
    }

    /** @param facts whose names are hidden, besides those by which the parties introduce themselves */
    public static BlindTranscript of(Transcript transcript, Facts facts) {
        return of(new ConversationWords(transcript, facts));
    }

    public static BlindTranscript of(ConversationWords conversation) {
        IntroducedNames names = IntroducedNames.of(conversation);
        return new BlindTranscript(conversation.transcript().turns().stream().filter(turn -> !turn.text().isBlank()
                && turn.speaker() != Speaker.QUOTED)
                .map(turn -> BlindTurn.of(turn, names.agent(), names.customer())).toList());
    }

    public boolean isEmpty() {
        return turns.isEmpty();
    }

    /** How many turns hold words. */
    public int size() {
        return turns.size();
    }

    /** How many of these turns hold words. @param indexes of turns of the conversation */
    public int turnsAmong(BitSet indexes) {
        return (int) turns.stream().filter(turn -> indexes.get(turn.turn().index())).count();
    }

    /** One of the stretches that a long conversation is read in. */
    public record Part(Fence fence, int firstTurn, int lastTurn) {}

    /**
     * The conversation in parts, cut between turns where possible; nothing is left out.
     *
     * @param tokens  size of a part, about
     * @param overlap share of a part that the next one repeats, 0 to 0.5
     */
    public List<Part> parts(int tokens, double overlap) {
        List<NumberedLine> lines = turns.stream().flatMap(turn -> lines(turn, tokens).stream()).toList();
        List<Part> parts = new ArrayList<>();
        int from = 0;
        while (from < lines.size()) {
            int to = from;
            int size = 0;
            while (to < lines.size() && (to == from || size + lines.get(to).tokens() <= tokens)) {
                size += lines.get(to++).tokens();
            }
            List<NumberedLine> part = lines.subList(from, to);
            parts.add(new Part(Fence.around(part.stream().map(NumberedLine::line).toList()), part.getFirst().turn(),
                    part.getLast().turn()));
            from = to == lines.size() ? to : Math.max(from + 1, to - repeated(part, (int) (tokens * overlap)));
        }
        return parts;
    }

    private record NumberedLine(int turn, Fence.Line line, int tokens) {}

    private static int repeated(List<NumberedLine> part, int tokens) {
        int lines = 0;
        for (int size = 0; lines < part.size() && size + part.get(part.size() - 1 - lines).tokens() <= tokens; lines++) {
            size += part.get(part.size() - 1 - lines).tokens();
        }
        return lines;
    }

    /** A turn is one line, unless it is longer than half a part. */
    private static List<NumberedLine> lines(BlindTurn turn, int tokens) {
        List<NumberedLine> lines = new ArrayList<>();
        int longest = Math.max(100, tokens);
        String rest = turn.text();
        while (!rest.isEmpty()) {
            int cut = rest.length() <= longest ? rest.length() : Math.max(rest.lastIndexOf(' ', longest), longest / 2);
            cut -= cut < rest.length() && Character.isLowSurrogate(rest.charAt(cut)) ? 1 : 0;
            String text = rest.substring(0, cut);
            lines.add(new NumberedLine(turn.turn().index(), new Fence.Line(turn.label(), text), TokenEstimate.of(turn.label() + text) + 2));
            rest = rest.substring(cut);
        }
        return lines;
    }

    /** The words of some turns and of their neighbours, as a model gets to see them. @param reach how many neighbours on each side */
    public Fence around(Collection<Integer> indexes, int reach) {
        return Fence.around(turns.stream()
                .filter(turn -> indexes.stream().anyMatch(index -> Math.abs(turn.turn().index() - index) <= reach))
                .map(turn -> new Fence.Line(turn.label(), turn.text())).toList());
    }

    /** The turn at an index of the conversation, when it holds words. */
    public Optional<BlindTurn> turnAt(int index) {
        return turns.stream().filter(turn -> turn.turn().index() == index).findFirst();
    }

    /** For quotes of this conversation that are to be shown again, or told where they stand. */
    public ShownQuotes shownQuotes() {
        return new ShownQuotes(turns);
    }

    /** The turn that a label such as {@code T012} names; empty when there is none. */
    public Optional<BlindTurn> turn(String label) {
        String digits = label.strip().replaceFirst("(?i)^T?\\h*0*(\\d{1,6})(?:\\h+(?:AGENT|CUSTOMER|UNKNOWN|BOT|SYSTEM):?)?$", "$1");
        if (!digits.matches("\\d{1,6}")) {
            return Optional.empty();
        }
        return turnAt(Integer.parseInt(digits) - 1);
    }

    /** Turns of these parties, in order. */
    List<BlindTurn> turnsOf(Set<Speaker> speakers) {
        return turns.stream().filter(turn -> speakers.contains(turn.turn().speaker())).toList();
    }

    /** Whether every number and every name-like word of a model's sentence was said, or stands in {@code others}. */
    public boolean grounds(String sentence, List<String> others) {
        return new Grounding(turns.stream().flatMap(turn -> turn.words().stream()), others).holds(sentence);
    }

    /** Whether every number and every name-like word of a model's sentence stands in these words of a conversation. */
    public static boolean groundsIn(String sentence, String words) {
        return new Grounding(BlindTurn.words(words).stream(), List.of()).holds(sentence);
    }

    /** Where somebody first speaks to whoever judges; empty when nobody does. */
    public Optional<Evidence> appeal(Appeals appeals) {
        Map<Speaker, List<String>> said = turns.stream()
                .collect(Collectors.groupingBy(turn -> turn.turn().speaker(),
                        Collectors.mapping(turn -> turn.turn().text(), Collectors.toList())));
        return said.values().stream().anyMatch(appeals::maybeIn) ? firstAppeal(appeals) : Optional.empty();
    }

    private Optional<Evidence> firstAppeal(Appeals appeals) {
        Map<Speaker, Deque<BlindTurn>> recent = new EnumMap<>(Speaker.class);
        for (BlindTurn turn : turns) {
            Deque<BlindTurn> own = recent.computeIfAbsent(turn.turn().speaker(), _ -> new ArrayDeque<>());
            own.addLast(turn);
            if (own.size() > TURNS_OF_APPEAL) {
                own.removeFirst();
            }
            String said = String.join(" ", own.stream().map(one -> one.turn().text()).toList());
            if (appeals.in(said)) {
                return Optional.of(place(turn.turn()));
            }
        }
        return Optional.empty();
    }

    private static Evidence place(Turn turn) {
        List<Token> tokens = Tokeniser.tokens(turn);
        @Nullable Evidence words = tokens.isEmpty() ? null : Quotes.of(Evidence.Kind.NEAR_MISS, turn, tokens);
        return words == null ? new Evidence(Evidence.Kind.NEAR_MISS, turn.index(), turn.speaker(), turn.time(), "") : words;
    }
}
