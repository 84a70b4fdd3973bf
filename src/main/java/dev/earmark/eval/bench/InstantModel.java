package dev.earmark.eval.bench;

import dev.earmark.language.ChatJudgeModel;
import dev.earmark.language.Reply;
import dev.earmark.language.prompt.Question;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Answers at once, quoting the first line of the agent: what is left of the time is ours. */
final class InstantModel implements ChatJudgeModel {

    private static final Pattern ASKED = Pattern.compile("(?m)^([QC]\\d{1,2}): ");
    private static final Pattern AGENT = Pattern.compile("(?m)^(T\\d+) AGENT: (.*)$");

    @Override
    public String modelId() {
        return "instant";
    }

    @Override
    public String parameters() {
        return "";
    }

    @Override
    public Reply ask(Question question) {
        String one = question.prompt().startsWith("confirm-quotes")
                ? "\"supports\": \"yes\", \"reason\": \"so\"" : verdict(question.user());
        String answers = ASKED.matcher(question.user()).results().map(asked ->
                "{\"" + (asked.group(1).startsWith("C") ? "claim" : "question") + "\": \"" + asked.group(1) + "\", " + one + "}")
                .collect(Collectors.joining(", "));
        return new Reply("{\"answers\": [" + answers + "]}", 1_000, 50, Reply.Finish.COMPLETE);
    }

    private static String verdict(String user) {
        Matcher line = AGENT.matcher(user);
        String quote = line.find() ? line.group(2).replace("\\", "\\\\").replace("\"", "\\\"") : "";
        String turn = quote.isEmpty() ? "" : line.group(1);
        return "\"evidence\": [{\"turn\": \"" + turn + "\", \"quote\": \"" + quote
                + "\"}], \"expected_at\": \"\", \"verdict\": \"met\", \"reason\": \"It is said.\"";
    }
}
