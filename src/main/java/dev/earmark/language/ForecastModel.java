package dev.earmark.language;

import dev.earmark.language.Reply.Finish;
import dev.earmark.language.prompt.Question;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Stands in for a model that is not asked, to tell beforehand what asking it would cost. What is remembered it says again, for nothing;
 * of everything else it finds a third of the criteria missed, so that better lines are asked for as often as they usually are. What it
 * is asked is counted by {@link ModelUse} with tokens as estimated. Repairs and confirmations are not foreseen. Safe for many threads.
 */
public final class ForecastModel implements ChatJudgeModel {

    private static final Pattern ASKED = Pattern.compile("(?m)^(Q\\d{1,2}): (.*)$");
    private static final int MISSED_ONE_IN = 3;
    /** What careful readers wrote for a criterion, evidence and reason with it. */
    private static final int TOKENS_OF_AN_ANSWER = 45;
    private static final int TOKENS_OF_A_TEXT = 200;

    private final RememberedReplies remembered;
    private final ModelSettings settings;

    ForecastModel(RememberedReplies remembered, ModelSettings settings) {
        this.remembered = remembered;
        this.settings = settings;
    }

    @Override
    public String modelId() {
        return remembered.modelId();
    }

    @Override
    public String parameters() {
        return remembered.parameters();
    }

    @Override
    public Reply ask(Question question) {
        Optional<Reply> known = remembered.known(question);
        if (known.isPresent()) {
            ModelUse.here().ifPresent(ModelUse::remembered);
            return known.get();
        }
        long criteria = ASKED.matcher(question.user()).results().count();
        int output = criteria == 0 ? TOKENS_OF_A_TEXT : (int) criteria * TOKENS_OF_AN_ANSWER;
        int input = TokenEstimate.of(question.system() + question.user());
        Reply reply = new Reply(criteria == 0 ? "" : answers(question.user()), input, output,
                criteria == 0 ? Finish.REFUSED : Finish.COMPLETE);
        ModelUse.here().ifPresent(use -> use.answered(reply, settings.price(input, output)));
        return reply;
    }

    /** The same criterion is answered the same each time. */
    private static String answers(String user) {
        return ASKED.matcher(user).results().map(asked -> "{\"question\": \"" + asked.group(1)
                + "\", \"evidence\": [], \"expected_at\": \"\", \"verdict\": \""
                + (Math.floorMod(asked.group(2).hashCode(), MISSED_ONE_IN) == 0 ? "not_met" : "cannot_tell") + "\", \"reason\": \"\"}")
                .collect(Collectors.joining(", ", "{\"answers\": [", "]}"));
    }
}
