package dev.earmark.example;

import dev.earmark.outcome.OutcomeName;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;

/** How the chats of the example ended: what the shop's own systems know, and what some customers answer and write. The same each time. */
record Afterwards(Phrases phrases) {

    private static final long SEED = 20_260_303;
    private static final double SOLVED = 0.45;
    private static final double UNSOLVED = 0.12;
    /** What it helps to stay with the customer. */
    private static final double STAYED = 0.42;
    private static final double ANSWERS = 0.7;
    private static final double RECOMMENDS = 0.6;
    private static final double WRITES = 0.55;
    private static final double PASSED_ON = 0.3;
    private static final double SOLD = 0.45;
    private static final String SHOP = "Orders";
    private static final int[] CONTENT = {5, 5, 5, 5, 4, 4, 4, 3};
    private static final int[] CROSS = {1, 1, 1, 2, 2, 3, 3, 4};

    Map<OutcomeName, String> of(Plan.Chat chat) {
        Written written = chat.written();
        // one after the other, as a plain generator would begin them alike
        Random random = new Random(new SplittableRandom(SEED + chat.name().hashCode()).nextLong());
        boolean solved = done(written, "clear_next_step");
        boolean polite = done(written, "polite_language");
        boolean resolved = random.nextDouble() < (solved ? SOLVED : UNSOLVED) + (written.stays() ? STAYED : 0);
        Map<OutcomeName, String> said = new EnumMap<>(OutcomeName.class);
        said.put(OutcomeName.RESOLVED, yes(resolved));
        said.put(OutcomeName.ESCALATED, yes(!resolved && random.nextDouble() < PASSED_ON));
        if (written.matter().queue().equals(SHOP)) {
            said.put(OutcomeName.SALE, yes(resolved && random.nextDouble() < SOLD));
        }
        if (random.nextDouble() < ANSWERS) {
            answer(said, written, resolved && polite, random);
        }
        return said;
    }

    private void answer(Map<OutcomeName, String> said, Written written, boolean content, Random random) {
        int[] likely = content ? CONTENT : CROSS;
        int rating = likely[random.nextInt(likely.length)];
        said.put(OutcomeName.CSAT, String.valueOf(rating));
        if (random.nextDouble() < RECOMMENDS) {
            said.put(OutcomeName.NPS, String.valueOf(Math.min(10, 2 * rating + random.nextInt(2))));
        }
        if (random.nextDouble() < WRITES) {
            said.put(OutcomeName.COMMENT, phrases.any(about(written, content, random), random));
        }
    }

    /** What a customer writes about: what stood out. */
    private static String about(Written written, boolean content, Random random) {
        if (!done(written, "polite_language")) {
            return "comment-rude";
        }
        if (content) {
            return written.stays() && random.nextInt(3) > 0 ? "comment-stayed"
                    : random.nextBoolean() ? "comment-friendly" : "comment-quick";
        }
        if (!done(written, "clear_next_step")) {
            return "comment-no-date";
        }
        return written.matter().wrong() && !done(written, "empathy") ? "comment-no-sorry" : "comment-again";
    }

    private static boolean done(Written written, String criterion) {
        return written.intended(criterion).orElse(true);
    }

    private static String yes(boolean so) {
        return so ? "yes" : "no";
    }
}
