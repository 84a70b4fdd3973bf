package dev.earmark.eval.played;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earmark.language.ChatJudgeModel;
import dev.earmark.language.Reply;
import dev.earmark.language.TokenEstimate;
import dev.earmark.language.prompt.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers what somebody has answered before, and remembers what nobody has. Not thread-safe. */
final class PlayedModel implements ChatJudgeModel {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern ASKED = Pattern.compile("(?m)^(Q\\d{1,2}): (.*)$");

    private final Map<String, String> answers;
    private final Manner manner;
    private final Map<String, Question> unanswered = new LinkedHashMap<>();
    private final Map<String, String> verdicts = new HashMap<>();
    private int asked;
    private long inputTokens;
    private long outputTokens;

    /** @param answers by the digest of the question */
    PlayedModel(Map<String, String> answers, Manner manner) {
        this.answers = Map.copyOf(answers);
        this.manner = manner;
    }

    @Override
    public String modelId() {
        return "played/reader";
    }

    @Override
    public String parameters() {
        return "";
    }

    @Override
    public Reply ask(Question question) {
        String written = answers.getOrDefault(question.sha256(), "");
        String said = manner.said(question, written);
        Reply.Finish finish = said.isEmpty() ? Reply.Finish.REFUSED : Reply.Finish.COMPLETE;
        if (said.isEmpty()) {
            unanswered.putIfAbsent(question.sha256(), question);
        }
        remember(question, written);
        asked++;
        int input = TokenEstimate.of(question.system() + question.user());
        inputTokens += input;
        outputTokens += TokenEstimate.of(said);
        return new Reply(said, input, TokenEstimate.of(said), finish);
    }

    private void remember(Question question, String written) {
        Matcher label = ASKED.matcher(question.user());
        while (!written.isEmpty() && label.find()) {
            for (JsonNode answer : answersOf(written)) {
                if (answer.path("question").asText().equals(label.group(1))) {
                    verdicts.put(label.group(2), answer.path("verdict").asText());
                }
            }
        }
    }

    private static JsonNode answersOf(String written) {
        try {
            return MAPPER.readTree(written).path("answers");
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("an answer that was played is not JSON: " + written, broken);
        }
    }

    /** What was answered since the last call, as it was written, by the words of the question. */
    Map<String, String> verdicts() {
        Map<String, String> said = Map.copyOf(verdicts);
        verdicts.clear();
        return said;
    }

    /** Questions that nobody has answered, in the order in which they were first asked. */
    List<Question> unanswered() {
        return new ArrayList<>(unanswered.values());
    }

    int asked() {
        return asked;
    }

    /** Estimated. */
    long inputTokens() {
        return inputTokens;
    }

    /** Estimated. */
    long outputTokens() {
        return outputTokens;
    }
}
