package dev.earmark.rubric.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts hints in the order in which an author does well to look at them. */
public final class HintOrder {

    /** What a hint is about, the dearest first. */
    public enum Matter {
        WRONG("Does not work as it is written:"),
        AGREEMENT("Costs agreement with people, so look here first:"),
        MEANING("Is probably not intended:"),
        BETTER("Could be better:");

        private final String heading;

        Matter(String heading) {
            this.heading = heading;
        }

        public String heading() {
            return heading;
        }
    }

    /** What decides verdicts wrongly: words that prove something else, conversations that it is not about, too little to learn from. */
    private static final Set<String> AGREEMENT = Set.of(
            "criterion.no-applies-when", "criterion.may-not-apply", "examples.other-criterion", "examples.one-word", "phrase.any-name",
            "phrase.common-word", "phrase.one-word", "phrase.short-prefix", "examples.few", "examples.few-near-misses",
            "criterion.near-duplicate", "question.place-without-within", "weight.given-away", "evidence.other-party");

    /** Texts that nobody wrote yet: what they are called, and what they are for. */
    private static final Map<String, String> MISSING = missing();

    private HintOrder() {}

    private static Map<String, String> missing() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("criterion.no-why", "\"why\"");
        texts.put("criterion.no-better-line", "\"better-line\"");
        texts.put("judged.no-rules", "\"met-when\" and \"not-met-when\"");
        texts.put("judged.no-anchors", "\"anchors\"");
        return texts;
    }

    /** The dearest first, within a matter in the given order; texts that are missing stand in one hint, at the end. */
    public static List<Hint> of(List<Hint> hints) {
        List<Hint> ordered = new ArrayList<>(hints.stream().filter(hint -> !MISSING.containsKey(hint.code()))
                .sorted(Comparator.comparing(HintOrder::matter)).toList());
        if (ordered.size() < hints.size()) {
            ordered.add(folded(hints.stream().filter(hint -> MISSING.containsKey(hint.code())).toList()));
        }
        return List.copyOf(ordered);
    }

    public static Matter matter(Hint hint) {
        return switch (hint.severity()) {
            case ERROR -> Matter.WRONG;
            case WARNING -> AGREEMENT.contains(hint.code()) ? Matter.AGREEMENT : Matter.MEANING;
            case ADVICE -> Matter.BETTER;
        };
    }

    private static Hint folded(List<Hint> missing) {
        String texts = MISSING.entrySet().stream().flatMap(text -> missing.stream().filter(hint -> hint.code().equals(text.getKey()))
                .map(hint -> hint.place().replaceFirst("\\..*", "")).distinct()
                .collect(Collectors.collectingAndThen(Collectors.toList(), ids -> ids.isEmpty() ? List.<String>of()
                        : List.of(text.getValue() + " of " + String.join(", ", ids)))).stream())
                .collect(Collectors.joining("; "));
        return new Hint(Hint.Severity.ADVICE, "criteria", "texts.missing", "Texts are missing, which changes no verdict: " + texts
                + ". Agents accept a score whose reason they know, and a miss is shown with what could be said.");
    }
}
