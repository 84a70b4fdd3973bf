package dev.earmark.rubric.lint;

import dev.earmark.rubric.Check;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Looks at the sentences from which an "examples" check learns. */
final class ExamplesLint {

    private static final int FEWEST_COUNT = 8;
    private static final int FEWEST_DO_NOT_COUNT = 4;
    private static final int MOST_WORDS = 20;
    private static final Pattern PHRASE_SIGNS = Pattern.compile("[\\[\\]{}|<>*]|\\.\\.\\.|\\([^)]*\\)");

    private final Hints count;
    private final Hints doNotCount;

    private ExamplesLint(Hints hints) {
        this.count = hints.at("count");
        this.doNotCount = hints.at("do-not-count");
    }

    static void check(Check.Examples check, Hints hints) {
        ExamplesLint lint = new ExamplesLint(hints);
        lint.enough(check);
        sentences(check.count(), lint.count);
        lint.oneWord(check.count());
        sentences(check.doNotCount(), lint.doNotCount);
        Map<Map<String, Long>, String> seen = new HashMap<>();
        twice(check.count(), seen, lint.count);
        lint.contradictions(check.doNotCount(), Map.copyOf(seen));
        twice(check.doNotCount(), new HashMap<>(), lint.doNotCount);
    }

    private void enough(Check.Examples check) {
        if (check.count().size() < FEWEST_COUNT) {
            count.warning("examples.few", "There are " + check.count().size() + " sentences that count; write at least " + FEWEST_COUNT
                    + ", said in different ways.");
        }
        if (check.doNotCount().size() < FEWEST_DO_NOT_COUNT) {
            doNotCount.warning("examples.few-near-misses",
                    "There are " + check.doNotCount().size() + " sentences that do not count; write at least "
                    + FEWEST_DO_NOT_COUNT + " that come near.");
        }
    }

    private void oneWord(List<String> sentences) {
        for (int i = 0; i < sentences.size(); i++) {
            List<String> words = SpokenWords.of(sentences.get(i));
            if (words.size() == 1) {
                count.item(i).warning("examples.one-word", "\"" + words.getFirst()
                        + "\" alone proves little and is like much else; write the sentence in which it is said, or make it a phrase.");
            }
        }
    }

    private static void sentences(List<String> sentences, Hints hints) {
        for (int i = 0; i < sentences.size(); i++) {
            sentence(sentences.get(i), hints.item(i));
        }
    }

    private static void sentence(String sentence, Hints hints) {
        int words = SpokenWords.of(sentence).size();
        if (words == 0) {
            hints.error("examples.no-words", "There is no word in this sentence; write it as people say it.");
        } else if (words > MOST_WORDS) {
            hints.warning("examples.long", "The sentence has " + words + " words; keep the part that matters, at most " + MOST_WORDS + ".");
        }
        if (PHRASE_SIGNS.matcher(sentence).find()) {
            hints.error("examples.phrase-signs", "The special signs of phrases have no meaning in examples; write a plain sentence.");
        } else if (sentence.contains("\"") || sentence.contains("“")) {
            hints.advice("examples.quotes", "Quotation marks are not spoken; leave them out.");
        }
    }

    private static void twice(List<String> sentences, Map<Map<String, Long>, String> seen, Hints hints) {
        for (int i = 0; i < sentences.size(); i++) {
            String before = seen.putIfAbsent(SpokenWords.counted(sentences.get(i)), sentences.get(i));
            if (before != null) {
                hints.item(i).warning("examples.twice", "The same words are already there (\"" + before
                        + "\"); say it differently or leave it out.");
            }
        }
    }

    private void contradictions(List<String> sentences, Map<Map<String, Long>, String> counting) {
        for (int i = 0; i < sentences.size(); i++) {
            String same = counting.get(SpokenWords.counted(sentences.get(i)));
            if (same != null) {
                doNotCount.item(i).error("examples.contradiction",
                        "The same words also count (\"" + same + "\"); decide for one of the two.");
            }
        }
    }
}
