package dev.earmark.speech.party;

import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How much what is said speaks for the agent: a weight for each feature of {@link SaidBy}, positive for agents, learned from conversations
 * whose parties are known ({@code eval parties --training}). Safe for many threads.
 */
public final class RoleWords {

    private static final String RESOURCE = "role-words.tsv";

    private final Map<String, Double> weights;

    public RoleWords(Map<String, Double> weights) {
        this.weights = Map.copyOf(weights);
    }

    private static final class Shipped {
        static final RoleWords WORDS = read();
    }

    /** Those that come with the program, read when they are first asked for. */
    public static RoleWords load() {
        return Shipped.WORDS;
    }

    private static RoleWords read() {
        try (InputStream in = RoleWords.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the program");
            }
            Map<String, Double> read = new HashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                int tab = line.indexOf('\t');
                read.put(line.substring(0, tab), Double.parseDouble(line.substring(tab + 1)));
            });
            return new RoleWords(read);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Whether the parties are who they are said to be.
     *
     * @return positive when agent and customer speak as such, negative when as each other; 0 when nothing tells; comparable between
     *         conversations of any length
     */
    public double asNamed(Transcript transcript) {
        return asNamed(SaidBy.of(transcript, Speaker.AGENT), SaidBy.of(transcript, Speaker.CUSTOMER));
    }

    /** As the other; by the features of either party. */
    public double asNamed(Map<String, Double> agent, Map<String, Double> customer) {
        Map<String, Double> apart = new TreeMap<>(difference(agent, customer)); // sums in one order, so that they are the same each time
        double sum = 0;
        double squares = 0;
        for (Map.Entry<String, Double> feature : apart.entrySet()) {
            Double weight = weights.get(feature.getKey());
            if (weight != null) {
                sum += weight * feature.getValue();
                squares += feature.getValue() * feature.getValue();
            }
        }
        return squares == 0 ? 0 : sum / Math.sqrt(Math.sqrt(squares));
    }

    /** What the agent says more than the customer. */
    public static Map<String, Double> difference(Map<String, Double> agent, Map<String, Double> customer) {
        Map<String, Double> apart = new HashMap<>(agent);
        customer.forEach((feature, count) -> apart.merge(feature, -count, Double::sum));
        apart.values().removeIf(value -> value == 0);
        return apart;
    }

    /** How much a turn alone speaks for the agent; negative for the customer. */
    double ofTurn(String text) {
        return SaidBy.ofTurn(text).stream().sorted().mapToDouble(feature -> weights.getOrDefault(feature, 0.0)).sum();
    }

    /** The same for each word of a turn: what a run of words tells is shared by its words. */
    double[] ofWords(List<String> turn) {
        double[] shares = new double[turn.size()];
        List<String> words = new ArrayList<>(List.of("<"));
        turn.forEach(word -> words.add(word.toLowerCase(Locale.ROOT)));
        words.add(">");
        for (int length = 1; length <= SaidBy.LONGEST_RUN; length++) {
            for (int from = 0; from + length <= words.size(); from++) {
                int first = Math.max(1, from);
                int end = Math.min(turn.size() + 1, from + length);
                double weight = weights.getOrDefault(String.join(" ", words.subList(from, from + length)), 0.0);
                for (int i = first; i < end; i++) {
                    shares[i - 1] += weight / (end - first);
                }
            }
        }
        return shares;
    }

    /** As {@link #load} reads it. */
    public String toText() {
        return new TreeMap<>(weights).entrySet().stream()
                .map(one -> one.getKey() + "\t" + String.format(Locale.ROOT, "%.3f", one.getValue()) + "\n").collect(Collectors.joining());
    }
}
