package dev.earmark.eval.played;

import dev.earmark.language.ChatJudgeModel;
import dev.earmark.language.Reply;
import dev.earmark.language.TokenEstimate;
import dev.earmark.language.prompt.Question;
import java.util.regex.Pattern;

/**
 * Counts what summaries and better lines ask, without answering: nobody has played them. The questions are the real ones; the length of the
 * answers is supposed, on the high side. Not thread-safe.
 */
final class WrittenBeside implements ChatJudgeModel {

    private static final Pattern MISSED = Pattern.compile("(?m)^M\\d: ");
    /** Five sentences, the reason, the outcome and one promise, each with its quote. */
    private static final int PIECES_OF_SUMMARY = 8;
    private static final int TOKENS_OF_PIECE = TokenEstimate.of("{\"sentence\": \"" + "x".repeat(80)
            + "\", \"turn\": \"T001\", \"quote\": \"" + "x".repeat(60) + "\"}, ");
    private static final int TOKENS_OF_LINE = TokenEstimate.of("{\"missed\": \"M1\", \"line\": \"" + "x".repeat(120) + "\"}, ");

    private int summaries;
    private int lines;
    private long inputTokens;
    private long outputTokens;

    @Override
    public String modelId() {
        return "played/nobody";
    }

    @Override
    public String parameters() {
        return "";
    }

    @Override
    public Reply ask(Question question) {
        boolean summary = question.prompt().startsWith("summarise");
        int input = TokenEstimate.of(question.system() + question.user());
        int output = summary ? PIECES_OF_SUMMARY * TOKENS_OF_PIECE
                : (int) MISSED.matcher(question.user()).results().count() * TOKENS_OF_LINE;
        summaries += summary ? 1 : 0;
        lines += summary ? 0 : 1;
        inputTokens += input;
        outputTokens += output;
        return new Reply(summary ? "{\"outcome\": \"unknown\"}" : "{\"lines\": []}", input, output, Reply.Finish.COMPLETE);
    }

    PlayedOutcome.Beside counted() {
        return new PlayedOutcome.Beside(summaries, lines, inputTokens, outputTokens);
    }
}
