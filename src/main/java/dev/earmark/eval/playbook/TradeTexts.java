package dev.earmark.eval.playbook;

import dev.earmark.playbook.trait.Situation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is said in one trade.
 *
 * @param name     of the trade
 * @param heldOut  whether nobody looked at its figures while the finder was made
 * @param lines    sentences by what they are for: {@code opening}, {@code customer}, {@code agent}, {@code complaint}, …
 * @param reasons  why customers call, and how often such calls end well
 * @param deeds    what agents may do
 */
record TradeTexts(String name, boolean heldOut, Map<String, List<String>> lines, List<Reason> reasons, List<Deed> deeds) {

    static final List<String> TRADES = List.of("broadband", "clinic", "travel", "energy");

    /** @param base share of such calls that end well, 0 to 1 */
    record Reason(String name, double base, List<String> sentences) {}

    /** @param kind {@code good}, {@code bad}, {@code decoy}, or {@code easy}: said with easy calls */
    record Deed(String kind, String name, Situation situation, List<String> sentences) {}

    static TradeTexts load(String name) {
        String file = name + ".txt";
        try (InputStream in = TradeTexts.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the program");
            }
            return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static TradeTexts parse(String name, String text) {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        List<Reason> reasons = new ArrayList<>();
        List<Deed> deeds = new ArrayList<>();
        List<String> now = new ArrayList<>();
        boolean heldOut = text.lines().findFirst().orElse("").endsWith("held-out");
        for (String line : text.lines().skip(1).toList()) {
            if (line.startsWith("[")) {
                now = new ArrayList<>();
                List<String> head = List.of(line.substring(1, line.length() - 1).split(" ", -1));
                switch (head.getFirst()) {
                    case "reason" -> reasons.add(new Reason(head.get(1), Double.parseDouble(head.get(2)), now));
                    case "good", "bad", "decoy", "easy" ->
                            deeds.add(new Deed(head.get(0), head.get(1), Situation.of(head.get(2).toLowerCase(Locale.ROOT)), now));
                    default -> lines.put(head.getFirst(), now);
                }
            } else {
                now.add(line);
            }
        }
        return new TradeTexts(name, heldOut, lines, reasons, deeds);
    }

    List<String> of(String what) {
        return lines.getOrDefault(what, List.of());
    }
}
