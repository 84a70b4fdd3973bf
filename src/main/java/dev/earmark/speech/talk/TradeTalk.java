package dev.earmark.speech.talk;

import dev.earmark.fault.Rejected;
import dev.earmark.yaml.YamlFile;
import dev.earmark.yaml.YamlMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is said on the lines of one trade, by both parties, as wordings. What a file of a trade does not define itself, its slots, it takes
 * from the common ones. Immutable.
 */
public final class TradeTalk implements Phrasing.Slots {

    private static final String INVALID = "speech.talk-invalid";
    private static final Pattern LINE = Pattern.compile("(?:(\\d{1,2})\\* )?(.+)");
    private static final int USUAL_DRAWS = 6_000;
    private static final int MOST_DRAWS = 1_000_000;

    private final String trade;
    private final int draws;
    private final Map<String, Phrasing> slots;
    private final List<Phrasing> lines;
    private final @Nullable TradeTalk common;

    private TradeTalk(String trade, int draws, Map<String, Phrasing> slots, List<Phrasing> lines, @Nullable TradeTalk common) {
        this.trade = trade;
        this.draws = draws;
        this.slots = slots;
        this.lines = lines;
        this.common = common;
    }

    /**
     * @param common whose slots may be used, too
     * @throws Rejected when the file is not as it should be
     */
    static TradeTalk read(Path file, @Nullable TradeTalk common) {
        YamlMap map = YamlFile.read(file, INVALID).only("trade", "draws", "slots", "agent", "customer");
        String what = "";
        try {
            Map<String, Phrasing> slots = new LinkedHashMap<>();
            YamlMap named = map.mapIf("slots").orElseThrow(() -> map.wrong("has no slots"));
            for (String slot : named.keys()) {
                what = "slot " + slot;
                slots.put(slot, PhrasingReader.read(named.text(slot)));
            }
            List<Phrasing> lines = new ArrayList<>();
            for (String party : List.of("agent", "customer")) {
                for (String line : map.text(party).lines().filter(line -> !line.isBlank()).toList()) {
                    what = party + ", \"" + line.strip() + "\"";
                    lines.addAll(lines(line.strip()));
                }
            }
            int draws = map.has("draws") ? map.whole("draws", 1, MOST_DRAWS) : USUAL_DRAWS;
            TradeTalk talk = new TradeTalk(map.text("trade"), draws, slots, lines, common);
            what = "slots";
            talk.check();
            return talk;
        } catch (IllegalArgumentException wrong) {
            throw map.wrong(what + ": " + wrong.getMessage());
        }
    }

    /** A line as often as the number before its asterisk says. */
    private static List<Phrasing> lines(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no line");
        }
        Phrasing wording = PhrasingReader.read(parts.group(2));
        return Collections.nCopies(parts.group(1) == null ? 1 : Integer.parseInt(parts.group(1)), wording);
    }

    private void check() {
        Set<String> found = new HashSet<>();
        for (Phrasing line : lines) {
            check(line, 0, found);
        }
        for (Phrasing slot : slots.values()) {
            check(slot, 0, found);
        }
    }

    private void check(Phrasing wording, int depth, Set<String> found) {
        if (depth > Phrasing.DEEPEST) {
            throw new IllegalArgumentException("slots stand for each other in a circle, among them " + wording.slots());
        }
        for (String slot : wording.slots()) {
            Phrasing named = named(slot);
            if (found.add(slot) || depth > 0) {
                check(named, depth + 1, found);
            }
        }
    }

    @Override
    public Phrasing named(String slot) {
        Phrasing own = slots.get(slot);
        if (own != null) {
            return own;
        }
        if (common == null) {
            throw new IllegalArgumentException("there is no slot <" + slot + ">");
        }
        return common.named(slot);
    }

    public String trade() {
        return trade;
    }

    /** As many sentences as the file asks for, drawn line by line with a fixed seed: always the same ones, some of them more than once. */
    public List<List<String>> sentences() {
        Random random = new Random(trade.hashCode());
        List<List<String>> sentences = new ArrayList<>();
        for (int i = 0; i < draws; i++) {
            List<String> spoken = new ArrayList<>();
            lines.get(random.nextInt(lines.size())).say(random, this, spoken);
            sentences.add(spoken);
        }
        return sentences;
    }
}
