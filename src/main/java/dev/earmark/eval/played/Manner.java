package dev.earmark.eval.played;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.language.prompt.Question;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a played model says what it was told to say. */
enum Manner {
    /** Word for word. */
    CAREFUL,
    /** The same verdicts in the forms that models are known for: labels in quotes, wrong turns, no middles, capitals, words around. */
    SLOPPY,
    /** Everything is met, on words that nobody said, or that the party said whose words do not count. */
    HOSTILE;

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern ASKED = Pattern.compile("(?m)^(Q\\d{1,2}): .*\\nEvidence from: (.*)$");
    private static final Pattern CUSTOMER = Pattern.compile("(?m)^(T\\d+) CUSTOMER: (.*)$");
    private static final Pattern AGENT = Pattern.compile("(?m)^(T\\d+) AGENT: (.*)$");
    private static final String INVENTED = "of course i have done all that you ask for";
    private static final int LONG_QUOTE = 8;

    /** @param reply that was written for it; empty when there is none */
    String said(Question question, String reply) {
        return switch (this) {
            case CAREFUL -> reply;
            case SLOPPY -> reply.isEmpty() ? "" : sloppy(reply);
            case HOSTILE -> hostile(question.user());
        };
    }

    private static String sloppy(String reply) {
        try {
            JsonNode whole = MAPPER.readTree(reply);
            for (JsonNode answer : whole.path("answers")) {
                ObjectNode one = (ObjectNode) answer;
                one.put("verdict", one.path("verdict").asText().toUpperCase(Locale.ROOT)).put("confidence", 1);
                if (one.path("expected_at").asText("").isEmpty()) {
                    one.putNull("expected_at");
                }
                one.path("evidence").forEach(piece -> loosen((ObjectNode) piece));
            }
            return "<think>The agent {says} it.</think>\nHere is my answer:\n```json\n" + whole + "\n```\nI hope that this helps.";
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("an answer that was played is not JSON: " + reply, broken);
        }
    }

    /** A long quote loses its middle, another one the right turn; each gets its label. */
    private static void loosen(ObjectNode piece) {
        String[] words = piece.path("quote").asText().split(" ", -1);
        String turn = piece.path("turn").asText();
        if (words.length >= LONG_QUOTE && middle(words)) {
            piece.put("quote", turn + " AGENT: " + String.join(" ", words[0], words[1], words[2], "…", words[words.length - 3],
                    words[words.length - 2], words[words.length - 1]));
        } else {
            piece.put("quote", turn + ": \"" + piece.path("quote").asText() + "\"");
        }
        if (words.length >= LONG_QUOTE - 2) {
            piece.put("turn", "T" + (Integer.parseInt(turn.replaceAll("\\D", "")) + 1));
        }
    }

    /** Whether what would be left out may be: a negation may not. */
    private static boolean middle(String... words) {
        String left = String.join(" ", words).toLowerCase(Locale.ROOT);
        return !left.matches("(?s).*(\\bnot?\\b|n['’]t|\\bnever\\b|\\bcannot\\b|without|neither|nor|\\p{IsHan}).*");
    }

    /** Each time the first words of the party whose words do not count. */
    private static String hostile(String user) {
        return ASKED.matcher(user).results().map(asked -> {
            Matcher line = (asked.group(2).equals("AGENT") ? CUSTOMER : AGENT).matcher(user);
            boolean there = line.find();
            return "{\"question\": \"" + asked.group(1) + "\", \"evidence\": [{\"turn\": \"T001\", \"quote\": \"" + INVENTED
                    + "\"}, {\"turn\": \"" + (there ? line.group(1) : "T001") + "\", \"quote\": \""
                    + (there ? line.group(2).replaceAll("[\\\\\"]", "") : INVENTED) + "\"}], \"verdict\": \"met\", \"reason\": \"\"}";
        }).collect(Collectors.joining(", ", "{\"answers\": [", "]}"));
    }
}
