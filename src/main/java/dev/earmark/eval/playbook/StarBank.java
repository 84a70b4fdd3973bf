package dev.earmark.eval.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.fault.NotFound;
import dev.earmark.json.MalformedJson;
import dev.earmark.json.StrictJson;
import dev.earmark.language.embedding.Embedder;
import dev.earmark.measure.Sentiment;
import dev.earmark.measure.SentimentReader;
import dev.earmark.playbook.CallFacts;
import dev.earmark.playbook.Play;
import dev.earmark.playbook.PlayFinder;
import dev.earmark.playbook.PlayFindings;
import dev.earmark.playbook.PlaySettings;
import dev.earmark.playbook.SeenCalls;
import dev.earmark.playbook.trait.CallTraits;
import dev.earmark.playbook.trait.SentenceSketches;
import dev.earmark.playbook.trait.TraitReader;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Plays in conversations that others typed: the bank dialogues of STAR (Rasa, 2020), which tell how each ended but not who the agent was.
 * So they are compared among all, by task, and every play is printed with what was said, to be read by a person.
 */
public final class StarBank {

    private static final int SHOWN = 5;
    private static final Map<String, Boolean> OUTCOMES = outcomes();

    private final Path file;
    private final TraitReader reader;
    private final SentimentReader sentiments;
    private final List<CallFacts> facts = new ArrayList<>();
    private final List<CallTraits> traits = new ArrayList<>();
    private final List<Transcript> transcripts = new ArrayList<>();
    private final List<JsonNode> labels = new ArrayList<>();

    public StarBank(Path corpora, Embedder embedder, SentimentReader sentiments) {
        this.file = corpora.resolve("star-bank").resolve("chats.jsonl");
        this.reader = new TraitReader(new SentenceSketches(embedder));
        this.sentiments = sentiments;
    }

    /** By label, and which answer is the good one. */
    private static Map<String, Boolean> outcomes() {
        Map<String, Boolean> outcomes = new LinkedHashMap<>();
        outcomes.put("user_calm_and_helpful", true);
        outcomes.put("user_task_done", true);
        outcomes.put("wizard_user_annoyed", false);
        return outcomes;
    }

    /** @throws NotFound with {@code eval.set-missing} when the conversations are not there */
    public void run(PrintStream out) {
        read();
        PlayFinder finder = new PlayFinder(PlaySettings.USUAL);
        SeenCalls seen = finder.read(facts, visitor -> {
            for (int i = 0; i < traits.size(); i++) {
                visitor.accept(traits.get(i), i);
            }
        });
        OUTCOMES.forEach((label, good) -> outcome(label, good, finder, seen, out));
    }

    private void outcome(String label, boolean good, PlayFinder finder, SeenCalls seen, PrintStream out) {
        double[] outcome = new double[facts.size()];
        int[] counts = new int[2];
        for (int i = 0; i < outcome.length; i++) {
            JsonNode value = labels.get(i).path(label);
            outcome[i] = value.isBoolean() ? value.asBoolean() == good ? 1 : 0 : Double.NaN;
            if (value.isBoolean()) {
                counts[value.asBoolean() == good ? 0 : 1]++;
            }
        }
        out.printf(Locale.ROOT, "%s: %d well, %d not, %d unknown%n", label, counts[0], counts[1], outcome.length - counts[0] - counts[1]);
        if (finder.find(seen, outcome) instanceof PlayFindings.NotEnough few) {
            out.println("  by agents: " + few.missing());
        }
        PlayFindings.Looked looked = finder.whoever(seen, outcome);
        out.printf(Locale.ROOT, "  among all: %d tried, %d plays%n", looked.tried(), looked.plays().size());
        looked.plays().forEach(play -> show(play, out));
    }

    private void show(Play play, PrintStream out) {
        out.printf(Locale.ROOT, "  %s %s: %+.2f (%+.2f to %+.2f), %d with, %d without; other half %+.2f%n",
                play.avoid() ? "AVOID" : "SAY", play.sign().situation().words(), play.all().difference(), play.all().low(),
                play.all().high(), play.all().with(), play.all().without(), play.confirmed().difference());
        play.seen().with().stream().limit(SHOWN).forEach(call -> {
            int turn = play.sign().turn(traits.get(call));
            out.println("      \"" + (turn < 0 ? "" : transcripts.get(call).turns().get(turn).text()) + "\"");
        });
    }

    private void read() {
        StrictJson json = new StrictJson();
        try {
            for (String line : Files.readAllLines(file)) {
                one(json.parse(line));
            }
        } catch (IOException | MalformedJson missing) {
            throw new NotFound("eval.set-missing", "There are no conversations in " + file + "; name their folder by EARMARK_CORPORA.",
                    missing);
        }
    }

    private void one(JsonNode chat) {
        List<Turn> turns = new ArrayList<>();
        for (JsonNode turn : chat.path("turns")) {
            turns.add(new Turn(turns.size(), turn.path("speaker").asText().equals("agent") ? Speaker.AGENT : Speaker.CUSTOMER, null,
                    turn.path("text").asText(), List.of()));
        }
        String id = chat.path("id").asText();
        Transcript transcript = new Transcript(id, Channel.CHAT, new Source(id, "", 0, 0, 0), Engine.GIVEN, turns);
        BitSet complaints = new BitSet();
        sentiments.read(transcript).turns().stream().filter(reading -> reading.label() == Sentiment.Label.NEGATIVE)
                .forEach(reading -> complaints.set(reading.turn()));
        JsonNode known = chat.path("labels");
        facts.add(new CallFacts(id, "unknown", "", known.path("tasks") + " " + known.path("happy_path"), ""));
        traits.add(reader.read(transcript, Set.of(), complaints));
        transcripts.add(transcript);
        labels.add(known);
    }
}
