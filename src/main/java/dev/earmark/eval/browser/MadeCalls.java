package dev.earmark.eval.browser;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/** Transcripts of calls of any length, as the API takes them: ten words a turn, a turn each four seconds, every word with its time. */
public final class MadeCalls {

    /** An hour, 9,000 words. */
    public static final int HOUR = 900;

    private static final int TURN_MS = 4_000;
    private static final int WORD_MS = 360;
    private static final List<String> SAID = List.of(
            "good morning my name is dana how can i help",
            "i have a question about the payment from last week please",
            "let me have a look at that for you right now",
            "it says that i have to pay twice and that worries",
            "i am sorry about that you get it back soon",
            "when will the money be on my account again do you",
            "it takes five working days until you can see it",
            "that is long but well then i will wait for",
            "is there anything else that i can do for you",
            "no thank you that was all i wanted to know");

    private MadeCalls() {}

    /** @param turns at least 1 @return JSON */
    public static String transcript(String agent, int turns, long seed) {
        Random random = new Random(seed);
        ObjectNode call = DevTools.fields().put("channel", "voice");
        call.putObject("agent").put("id", agent);
        call.putObject("source").put("file", "made.wav").put("seconds", turns * TURN_MS / 1000.0).put("channels", 2)
                .put("sampleRateHz", 8_000);
        ArrayNode all = call.putArray("turns");
        for (int i = 0; i < turns; i++) {
            String text = SAID.get(i < SAID.size() ? i : 2 * random.nextInt(SAID.size() / 2) + i % 2);
            turn(all.addObject().put("speaker", i % 2 == 0 ? "agent" : "customer"), text, (long) i * TURN_MS);
        }
        return call.toString();
    }

    private static void turn(ObjectNode turn, String text, long startMs) {
        String[] words = text.split(" ", -1);
        turn.put("text", text).put("startMs", startMs).put("endMs", startMs + (long) words.length * WORD_MS);
        ArrayNode heard = turn.putArray("words");
        for (int i = 0; i < words.length; i++) {
            heard.addObject().put("text", words[i]).put("startMs", startMs + (long) i * WORD_MS).put("endMs", startMs + (i + 1L) * WORD_MS)
                    .put("confidence", 0.9);
        }
    }
}
