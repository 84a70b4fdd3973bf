package dev.earmark.playbook.trait;

import dev.earmark.phrase.words.Tokeniser;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads one conversation for playbooks. Whatever its length, at most some hundred sentences are kept. Safe for many threads. */
public final class TraitReader {

    /** A longer silence behind the agent's words has to be announced. */
    private static final long SILENCE_MS = 8_000;
    /** Opening and closing are the agent's first and last two goes, of so many turns at most. */
    private static final int BLOCKS = 2;
    private static final int MOST_TURNS = 6;
    private static final int MOST_SAYINGS = 120;
    private static final int MOST_STEMS = 60;
    private static final int WORDS_OF_REASON = 40;
    private static final int TURNS_OF_REASON = 2;
    private static final Pattern END = Pattern.compile("(?<=[.!?\u2026])\\s+|[\\r\\n]+");
    private static final Pattern QUESTION = Pattern.compile(
            "^(?:and |so |but |okay )?(?:what|which|when|where|who|how|why|can|could|do|does|did|is|are|will|would) ");

    private final Function<List<String>, List<MeaningSketch>> meaning;

    /** @param meaning of sentences, in order; an empty list where there is no sentence model */
    public TraitReader(Function<List<String>, List<MeaningSketch>> meaning) {
        this.meaning = meaning;
    }

    /**
     * @param names      words by which the parties are called, in lower case; they are not kept
     * @param complaints indexes of the customer's turns that complain
     */
    public CallTraits read(Transcript transcript, Set<String> names, BitSet complaints) {
        List<Turn> turns = transcript.turns();
        Map<Integer, Situation> situations = situations(turns, complaints);
        List<Saying> sayings = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        situations.forEach((index, situation) -> {
            for (String sentence : END.split(turns.get(index).text(), -1)) {
                List<String> stems = SaidStems.of(sentence, names);
                if (!stems.isEmpty() && sayings.size() < MOST_SAYINGS) {
                    sayings.add(new Saying(index, situation, stems.subList(0, Math.min(stems.size(), MOST_STEMS)), null));
                    texts.add(sentence);
                }
            }
        });
        return new CallTraits(reason(turns, names), withMeaning(sayings, meaning.apply(texts)), habits(turns, situations));
    }

    private static List<Saying> withMeaning(List<Saying> sayings, List<MeaningSketch> sketches) {
        List<Saying> all = new ArrayList<>();
        for (int i = 0; i < sayings.size(); i++) {
            Saying saying = sayings.get(i);
            all.add(sketches.isEmpty() ? saying
                    : new Saying(saying.turn(), saying.situation(), saying.stems(), sketches.get(i)));
        }
        return all;
    }

    private static Map<Integer, Situation> situations(List<Turn> turns, BitSet complaints) {
        List<Integer> agent = turns.stream().filter(turn -> turn.speaker() == Speaker.AGENT && !turn.text().isBlank()).map(Turn::index)
                .toList();
        Map<Integer, Situation> situations = new TreeMap<>();
        int[] blocks = blocks(turns);
        int last = agent.isEmpty() ? 0 : blocks[agent.getLast()];
        for (int i = 0; i < agent.size(); i++) {
            int index = agent.get(i);
            int before = customerBefore(turns, index);
            situations.put(index, before >= 0 && complaints.get(before) ? Situation.COMPLAINT
                    : blocks[index] <= BLOCKS && i < MOST_TURNS ? Situation.OPENING
                    : blocks[index] > last - BLOCKS && agent.size() - i <= MOST_TURNS ? Situation.CLOSING
                    : before >= 0 && asks(turns.get(before)) ? Situation.QUESTION : Situation.TALK);
        }
        return situations;
    }

    /** How many times each turn's party, or another, had handed over to the agent by then; turns of one go have the same number. */
    private static int[] blocks(List<Turn> turns) {
        int[] blocks = new int[turns.size()];
        int now = 0;
        boolean agents = false;
        for (Turn turn : turns) {
            now += turn.speaker() == Speaker.AGENT && !agents ? 1 : 0;
            agents = turn.speaker() == Speaker.AGENT;
            blocks[turn.index()] = now;
        }
        return blocks;
    }

    private static boolean asks(Turn turn) {
        return turn.text().stripTrailing().endsWith("?") || QUESTION.matcher(plain(turn)).find();
    }

    /** The customer's last turn before this one, when only the agent has spoken since; −1 when there is none. */
    private static int customerBefore(List<Turn> turns, int index) {
        for (int i = index - 1; i >= 0; i--) {
            if (turns.get(i).speaker() == Speaker.CUSTOMER) {
                return i;
            }
            if (turns.get(i).speaker() != Speaker.AGENT) {
                return -1;
            }
        }
        return -1;
    }

    private static List<String> reason(List<Turn> turns, Set<String> names) {
        return turns.stream().filter(turn -> turn.speaker() == Speaker.CUSTOMER && !turn.text().isBlank()).limit(TURNS_OF_REASON)
                .flatMap(turn -> SaidStems.of(turn.text(), names).stream()).filter(stem -> !stem.equals(SaidStems.GAP))
                .limit(WORDS_OF_REASON).toList();
    }

    private static Map<TalkHabit, Integer> habits(List<Turn> turns, Map<Integer, Situation> situations) {
        Map<TalkHabit, Integer> habits = new EnumMap<>(TalkHabit.class);
        int complained = -1;
        for (Map.Entry<Integer, Situation> entry : situations.entrySet()) {
            Turn turn = turns.get(entry.getKey());
            String plain = plain(turn);
            note(habits, TalkHabit.RECAPS, TalkHabit.RECAPS.shownBy(plain), turn.index());
            if (entry.getValue() == Situation.COMPLAINT && customerBefore(turns, turn.index()) != complained) {
                complained = customerBefore(turns, turn.index());
                note(habits, TalkHabit.ACKNOWLEDGES, TalkHabit.ACKNOWLEDGES.shownBeforeAsking(plain), turn.index());
            }
            if (silentAfter(turns, turn.index())) {
                note(habits, TalkHabit.ANNOUNCES_SILENCE, TalkHabit.ANNOUNCES_SILENCE.shownBy(plain), turn.index());
            }
        }
        return habits;
    }

    private static void note(Map<TalkHabit, Integer> habits, TalkHabit habit, boolean shown, int turn) {
        habits.merge(habit, shown ? turn : -1, (before, now) -> before >= 0 ? before : now);
    }

    private static boolean silentAfter(List<Turn> turns, int index) {
        TimeSpan time = turns.get(index).time();
        TimeSpan next = index + 1 < turns.size() ? turns.get(index + 1).time() : null;
        return time != null && next != null && next.startMs() - time.endMs() >= SILENCE_MS;
    }

    private static String plain(Turn turn) {
        return String.join(" ", Tokeniser.words(turn.text()));
    }
}
