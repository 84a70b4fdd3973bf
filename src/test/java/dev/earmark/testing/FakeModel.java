package dev.earmark.testing;

import dev.earmark.language.ChatJudgeModel;
import dev.earmark.language.Reply;
import dev.earmark.language.prompt.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A language model that answers as it is told; remembers what it was asked. Not thread-safe. */
public final class FakeModel implements ChatJudgeModel {

    private static final Pattern LINE = Pattern.compile("(?m)^(T\\d{3,}) (AGENT|CUSTOMER): (.*)$");

    private static final Pattern ASKED = Pattern.compile("(?m)^([QC]\\d{1,2}): ");

    private final Function<Question, Reply> answers;
    private final List<Question> asked = new ArrayList<>();

    public FakeModel(Function<Question, Reply> answers) {
        this.answers = answers;
    }

    /** A line of the conversation, as the model sees it. */
    public record Line(String turn, String speaker, String text) {}

    /** Answers with these texts, one after the other; the last one again and again. */
    public static FakeModel saying(String... texts) {
        List<String> left = new ArrayList<>(List.of(texts));
        return new FakeModel(_ -> complete(left.size() > 1 ? left.removeFirst() : left.getFirst()));
    }

    /** Says this of the conversation, and holds to it when it sees the quotes alone. */
    public static FakeModel sayingAndConfirming(String text) {
        return new FakeModel(question -> complete(confirms(question) ? supports(true) : text));
    }

    public static Reply complete(String text) {
        return new Reply(text, 100, 20, Reply.Finish.COMPLETE);
    }

    public static String met(String turn, String quote) {
        return verdict("met", "", turn, quote);
    }

    /** The whole reply of which this is the answer to the first question. */
    public static String first(String answer) {
        return "{\"answers\": [{\"question\": \"Q1\", " + answer.substring(1) + "]}";
    }

    public static String notMet(String expectedAt) {
        return String.format("{\"evidence\": [], \"expected_at\": \"%s\", \"verdict\": \"not_met\", \"reason\": \"It was not said.\"}",
                expectedAt);
    }

    public static String cannotTell() {
        return "{\"evidence\": [], \"expected_at\": \"\", \"verdict\": \"cannot_tell\", \"reason\": \"The words do not tell.\"}";
    }

    public static String verdict(String verdict, String expectedAt, String turn, String quote) {
        return String
                .format("{\"evidence\": [{\"turn\": \"%s\", \"quote\": \"%s\"}], \"expected_at\": \"%s\", \"verdict\": \"%s\", "
                + "\"reason\": \"So it is.\"}",
                turn, quote.replace("\\", "\\\\").replace("\"", "\\\""), expectedAt, verdict);
    }

    public static String supports(boolean yes) {
        return "{\"supports\": \"" + (yes ? "yes" : "no") + "\", \"reason\": \"By the words.\"}";
    }

    /** Whether the question is about claims, and the quotes that they rest on. */
    public static boolean confirms(Question question) {
        return question.prompt().startsWith("confirm-quotes");
    }

    /** What the model is shown of the conversation. */
    public static List<Line> lines(Question question) {
        List<Line> lines = new ArrayList<>();
        Matcher line = LINE.matcher(question.user());
        while (line.find()) {
            lines.add(new Line(line.group(1), line.group(2), line.group(3)));
        }
        return lines;
    }

    public List<Question> asked() {
        return asked;
    }

    @Override
    public String modelId() {
        return "fake/" + getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    @Override
    public String parameters() {
        return "none";
    }

    @Override
    public Reply ask(Question question) {
        asked.add(question);
        Reply reply = answers.apply(question);
        return new Reply(toEach(question, reply.text()), reply.inputTokens(), reply.cachedTokens(), reply.outputTokens(), reply.finish());
    }

    /** One answer given to every question or claim that was asked; anything else stays as it is. */
    private static String toEach(Question question, String text) {
        String name = text.startsWith("{\"evidence\"") ? "question" : text.startsWith("{\"supports\"") ? "claim" : "";
        if (name.isEmpty() || text.length() > 10_000 || !text.endsWith("}")) {
            return text;
        }
        String answers = ASKED.matcher(question.user()).results()
                .map(label -> "{\"" + name + "\": \"" + label.group(1) + "\", " + text.substring(1)).collect(Collectors.joining(", "));
        return "{\"answers\": [" + answers + "]}";
    }
}
