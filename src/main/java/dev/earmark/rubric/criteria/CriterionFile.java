package dev.earmark.rubric.criteria;

import dev.earmark.fault.Rejected;
import dev.earmark.rubric.Criterion;
import dev.earmark.rubric.RubricText;
import dev.earmark.rubric.criteria.LabelledCase.Line;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Speaker;
import dev.earmark.yaml.YamlFile;
import dev.earmark.yaml.YamlMap;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one file of the library; refuses with {@code rubric.invalid} and the place. */
final class CriterionFile {

    private static final String INVALID = "rubric.invalid";
    private static final String BLOCK = "criterion:";
    private static final Map<String, Channel> CHANNELS = Map.of("voice", Channel.VOICE, "chat", Channel.CHAT, "email", Channel.EMAIL);
    private static final Map<String, String> VERDICTS = Map.of("met", "met", "not_met", "not_met", "na", "na");

    private CriterionFile() {}

    static TradeCriterion read(Path file, String id) {
        YamlFile yaml = YamlFile.of(file, INVALID);
        byte[] bytes = yaml.bytes(file);
        YamlMap top = yaml.parse(bytes).only("id", "title", "group", "channels", "why", "criterion", "cases");
        if (!top.text("id").equals(id)) {
            throw top.wrong("\"id\" is " + YamlMap.shown(top.text("id")) + "; give the file and the criterion the same name");
        }
        List<String> text = block(new String(bytes, StandardCharsets.UTF_8), top);
        List<LabelledCase> cases = top.maps("cases").stream().map(CriterionFile::labelled).toList();
        TradeCriterion unread = new TradeCriterion(id, top.text("title"), group(top), channels(top), top.text("why"), text,
                criterion(yaml, id, top.text("why"), text), cases);
        return unread;
    }

    private static String group(YamlMap top) {
        String group = top.text("group");
        if (!group.matches("[a-z][a-z0-9_-]{0,63}")) {
            throw top.wrong("\"group\" is " + YamlMap.shown(group) + "; write it in lower case, with hyphens");
        }
        return group;
    }

    /** The one reader of criteria reads it, in a rubric that holds nothing else. */
    private static Criterion criterion(YamlFile yaml, String id, String why, List<String> text) {
        String alone = "rubric: alone\nversion: 1\ntitle: Alone\nwords:\n  house: [acme]\nsections:\n  - id: alone\n    title: Alone\n"
                + "    criteria:\n" + Indented.item(text, why, 100, 6);
        try {
            return RubricText.read(yaml.name(), alone).criteria().findFirst().orElseThrow();
        } catch (Rejected wrong) {
            throw new Rejected(INVALID, "The criterion \"" + id + "\" of the library is wrong: " + wrong.sentence(), wrong);
        }
    }

    /** The lines below {@code criterion:}, moved to the left margin. */
    private static List<String> block(String text, YamlMap top) {
        List<String> lines = new ArrayList<>();
        boolean within = false;
        for (String line : text.lines().toList()) {
            boolean begins = line.stripTrailing().equals(BLOCK);
            within = begins || within && (line.isBlank() || line.startsWith(" "));
            if (within && !begins) {
                lines.add(line.stripTrailing());
            }
        }
        while (!lines.isEmpty() && lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        int margin = lines.isEmpty() ? 0 : lines.getFirst().length() - lines.getFirst().stripLeading().length();
        if (lines.isEmpty() || !lines.getFirst().strip().startsWith("id:")) {
            throw top.wrong("\"criterion\" must be a block whose first line is its id");
        }
        return lines.stream().map(line -> line.length() < margin ? line : line.substring(margin)).toList();
    }

    private static Set<Channel> channels(YamlMap top) {
        Set<Channel> channels = new HashSet<>();
        top.texts("channels").forEach(name -> channels.add(channel(top, name)));
        return channels.isEmpty() ? Set.of(Channel.values()) : channels;
    }

    private static Channel channel(YamlMap map, String name) {
        Channel channel = CHANNELS.get(name);
        if (channel == null) {
            throw map.wrong("there is no channel " + YamlMap.shown(name) + "; channels are voice, chat, email");
        }
        return channel;
    }

    private static LabelledCase labelled(YamlMap map) {
        map.only("trade", "channel", "turns", "verdict", "turn");
        List<Line> turns = map.texts("turns").stream().map(turn -> line(map, turn)).toList();
        if (turns.isEmpty()) {
            throw map.wrong("the case has no turns");
        }
        return new LabelledCase(map.text("trade"), channel(map, map.text("channel")), turns, map.choice("verdict", VERDICTS),
                map.has("turn") ? (Integer) map.whole("turn", 0, turns.size() - 1) : null);
    }

    private static Line line(YamlMap map, String turn) {
        if (!turn.startsWith("A: ") && !turn.startsWith("C: ")) {
            throw map.wrong("the turn " + YamlMap.shown(turn) + " says not whose it is; begin with \"A: \" or \"C: \"");
        }
        return new Line(turn.startsWith("A") ? Speaker.AGENT : Speaker.CUSTOMER, turn.substring(3).strip());
    }
}
