package dev.earmark.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earmark.fault.NotFound;
import dev.earmark.interaction.Facts;
import dev.earmark.measure.Measures;
import dev.earmark.rubric.Rubric;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.criterion.Scorer;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Asks of single turns whether a criterion holds, and compares the answers with the acts that people have given to the turns: how well
 * {@code examples} checks recognise meaning where there is no other turn to help.
 *
 * <p>The material is a file of chats, one a line, {@code {"turns": [{"speaker", "text", "act"}]}}, such as the bank conversations of STAR
 * (arXiv 2010.11853). Turns labelled {@code custom} or {@code out_of_scope} were typed freely, and some of them do what a label
 * describes without bearing it; figures are printed with and without them.
 */
public final class ActsEval {

    /** Which acts of STAR's bank conversations mean that a criterion of the rubric {@code bank-acts} holds. */
    public static final Map<String, Set<String>> STAR_BANK = Map.of(
            "name_question", Set.of("ask_name"),
            "identity_check", Set.of("bank_ask_pin", "bank_ask_dob", "bank_ask_mothers_maiden_name", "bank_ask_childhood_pets_name"),
            "anything_else", Set.of("anything_else"),
            "goodbye", Set.of("goodbye_1"));

    private static final Set<String> FREE = Set.of("custom", "out_of_scope");
    private static final Measures NOTHING_MEASURED = new Measures(Map.of(), List.of(), List.of(), List.of());

    private final Scorer scorer;
    private final Map<String, Set<String>> actsOfCriteria;

    /** @param actsOfCriteria for each criterion the acts that mean that it holds */
    public ActsEval(Scorer scorer, Map<String, Set<String>> actsOfCriteria) {
        this.scorer = scorer;
        this.actsOfCriteria = Map.copyOf(actsOfCriteria);
    }

    /** @param act empty when nobody gave it one */
    record ActTurn(String text, String act) {}

    /**
     * Prints precision, recall and F1 for each criterion.
     *
     * @param disagreements whether to print the turns that were answered wrongly
     * @return by criterion, over all agent turns
     * @throws NotFound when there is no such file
     */
    public Map<String, Detection> run(PrintStream out, Path chats, Rubric rubric, boolean disagreements) {
        List<ActTurn> turns = agentTurns(chats);
        Map<ActTurn, Set<String>> answers = new LinkedHashMap<>();
        turns.forEach(turn -> answers.computeIfAbsent(turn, unseen -> holding(unseen, rubric)));
        List<ActTurn> labelled = turns.stream().filter(turn -> !FREE.contains(turn.act)).toList();
        line(out, "%s: %d agent turns, %d of them not typed freely", chats.getFileName(), turns.size(), labelled.size());
        line(out, "%-16s %-28s  %s", "", "all agent turns", "without freely typed ones");
        Map<String, Detection> found = new LinkedHashMap<>();
        rubric.criteria().filter(criterion -> actsOfCriteria.containsKey(criterion.id())).forEach(criterion -> {
            Detection all = detection(criterion.id(), turns, answers);
            found.put(criterion.id(), all);
            line(out, "%-16s %s  %s", criterion.id(), figures(all), figures(detection(criterion.id(), labelled, answers)));
            if (disagreements) {
                disagreements(out, criterion.id(), turns, answers);
            }
        });
        return found;
    }

    private Detection detection(String criterion, List<ActTurn> turns, Map<ActTurn, Set<String>> answers) {
        Detection detection = Detection.NONE;
        for (ActTurn turn : turns) {
            detection = detection.plus(isThere(criterion, turn), answers.getOrDefault(turn, Set.of()).contains(criterion));
        }
        return detection;
    }

    private boolean isThere(String criterion, ActTurn turn) {
        return actsOfCriteria.getOrDefault(criterion, Set.of()).contains(turn.act);
    }

    private void disagreements(PrintStream out, String criterion, List<ActTurn> turns, Map<ActTurn, Set<String>> answers) {
        Predicate<ActTurn> seen = turn -> answers.getOrDefault(turn, Set.of()).contains(criterion);
        turns.stream().filter(turn -> seen.test(turn) != isThere(criterion, turn))
                .forEach(turn -> line(out, "  %s %s: %s", seen.test(turn) ? "false alarm" : "missed", turn.act.isEmpty() ? "-" : turn.act,
                        turn.text));
    }

    /** The criteria that hold for a turn with nothing around it but a customer: with nobody, it would be no conversation. */
    private Set<String> holding(ActTurn turn, Rubric rubric) {
        List<Turn> turns = List.of(new Turn(0, Speaker.CUSTOMER, null, "Hello, I have a question about my account.", List.of()),
                new Turn(1, Speaker.AGENT, null, turn.text, List.of()));
        Transcript alone = new Transcript("turn", Channel.CHAT, new Source("turn", "", 0, 0, 0), Engine.GIVEN, turns);
        return scorer.score(alone, Facts.NONE, NOTHING_MEASURED, rubric).judgements().stream()
                .filter(judgement -> VerdictLabel.of(judgement.verdict()) == VerdictLabel.MET)
                .map(Judgement::criterion)
                .collect(Collectors.toUnmodifiableSet());
    }

    static List<ActTurn> agentTurns(Path chats) {
        ObjectMapper mapper = new ObjectMapper();
        List<ActTurn> turns = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(chats)) {
                for (JsonNode turn : mapper.readTree(line).path("turns")) {
                    if (turn.path("speaker").asText().equals("agent") && !turn.path("text").asText().isBlank()) {
                        turns.add(new ActTurn(turn.path("text").asText(), turn.path("act").asText()));
                    }
                }
            }
            return turns;
        } catch (IOException unreadable) {
            throw new NotFound("eval.set-missing", "There is no readable file of chats " + chats + ".", unreadable);
        }
    }

    private static String figures(Detection detection) {
        return String.format(Locale.ROOT, "P %.2f R %.2f F1 %.3f of %3d", detection.precision(), detection.recall(), detection.f1(),
                detection.there());
    }

    private static void line(PrintStream out, String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
