package dev.earmark.judge;

import dev.earmark.judge.ModelAnswer.Decision;
import dev.earmark.judge.blind.BlindTranscript;
import dev.earmark.judge.blind.FoundQuote;
import dev.earmark.language.ChatJudgeModel;
import dev.earmark.language.Reply;
import dev.earmark.language.prompt.Appeals;
import dev.earmark.language.prompt.Prompt;
import dev.earmark.language.prompt.Question;
import dev.earmark.language.prompt.ReplyFields;
import dev.earmark.language.prompt.ReplyReader;
import dev.earmark.language.prompt.ReplyUnreadable;
import dev.earmark.rubric.Check;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether a model holds to favourable verdicts when it sees the quoted words and the turn before them alone, out of reach of everything
 * else that was said.
 */
final class ClaimRound {

    private final ChatJudgeModel model;
    private final Prompt prompt;
    private final Appeals appeals;
    private final BlindTranscript transcript;

    ClaimRound(ChatJudgeModel model, Prompt prompt, Appeals appeals, BlindTranscript transcript) {
        this.appeals = appeals;
        this.model = model;
        this.prompt = prompt;
        this.transcript = transcript;
    }

    /** @param decisions met or not_applicable, with at least one quote each; at most as many as the prompt allows */
    Map<Check.Judged, Boolean> held(Map<Check.Judged, Decision> decisions) {
        List<Check.Judged> checks = List.copyOf(decisions.keySet());
        Map<Check.Judged, Boolean> held = new HashMap<>();
        Reply reply = model.ask(question(checks, decisions));
        List<ReplyFields> said = said(reply);
        for (int i = 0; i < checks.size(); i++) {
            String label = label(i);
            List<ReplyFields> own = said.stream().filter(one -> one.text("claim").strip().equalsIgnoreCase(label)).toList();
            held.put(checks.get(i), own.size() == 1 && own.getFirst().text("supports").equals("yes"));
        }
        return held;
    }

    private List<ReplyFields> said(Reply reply) {
        try {
            return reply.finish() == Reply.Finish.COMPLETE ? ReplyReader.read(prompt.schema(), reply.text()).list("answers") : List.of();
        } catch (ReplyUnreadable unreadable) {
            return List.of();
        }
    }

    private Question question(List<Check.Judged> checks, Map<Check.Judged, Decision> decisions) {
        List<FoundQuote> quotes = decisions.values().stream().flatMap(decision -> decision.quotes().stream()).toList();
        List<String> claims = new ArrayList<>();
        decisions.forEach((check, decision) -> claims.add(claim(label(checks.indexOf(check)), check, decision)));
        return prompt.fill(Map.of("claims", String.join("\n\n", claims)),
                Map.of("quotes", transcript.shownQuotes().fence(quotes, said -> !appeals.in(said))));
    }

    private static String label(int at) {
        return "C" + (at + 1);
    }

    private String claim(String label, Check.Judged check, Decision decision) {
        boolean met = decision.verdict() == ModelVerdict.MET;
        String places = decision.quotes().stream().map(transcript.shownQuotes()::place).distinct().collect(Collectors.joining(", and "));
        return label + ": " + (met ? "the answer is yes to: " : "there was no occasion for: ") + check.question()
                + "\nIt rests on the words of " + places + "."
                + (check.definition() == null ? "" : "\nMeaning: " + check.definition())
                + CriteriaQuestion.lines("That is so when", met ? check.metWhen() : check.notApplicableWhen())
                + (met ? CriteriaQuestion.lines("Such words count", CriteriaQuestion.anchors(check, true))
                        + CriteriaQuestion.lines("Such words do not count", CriteriaQuestion.anchors(check, false)) : "");
    }
}
