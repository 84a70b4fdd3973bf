package dev.earmark.speech.talk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A recogniser of a dozen words, each as likely as every other. */
final class SmallLanguage {

    static final KnownWords WORDS = new KnownWords(
            List.of("", "thank", "you", "for", "calling", "riverside", "how", "can", "i", "help", "please", "hold", "the", "line"));
    static final BackoffModel EVEN = even();

    private SmallLanguage() {}

    private static BackoffModel even() {
        BackoffModelBuilder builder = new BackoffModelBuilder(null);
        for (int label = 1; label < WORDS.size(); label++) {
            builder.word(label, 1.0 / WORDS.size());
        }
        builder.word(BackoffModel.END, 1.0 / WORDS.size());
        builder.context(BackoffModel.none(), 0);
        builder.context(BackoffModel.one(BackoffModel.START), 1);
        return builder.model();
    }

    static SeenSentences seen(String... sentences) {
        List<List<String>> words = new ArrayList<>();
        Arrays.stream(sentences).forEach(sentence -> words.add(List.of(sentence.split(" "))));
        return new SeenSentences(WORDS).addAll(words);
    }

    static BackoffModel learnt(int cut, String... sentences) {
        return new KneserNey(EVEN, cut, seen(sentences)).estimate();
    }

    /** Of a word after a context of up to two, the recent one last; an empty word is the end. */
    static double probability(BackoffModel model, String before, String word) {
        List<Integer> labels = Arrays.stream(before.split(" ")).filter(one -> !one.isEmpty())
                .map(one -> WORDS.label(one).orElse(BackoffModel.START)).toList();
        long context = switch (labels.size()) {
            case 0 -> BackoffModel.none();
            case 1 -> BackoffModel.one(labels.getFirst());
            default -> BackoffModel.two(labels.getLast(), labels.getFirst());
        };
        return model.probability(context, WORDS.label(word).orElse(BackoffModel.END));
    }

    /** How far from one everything after the worst context is. */
    static double offOne(BackoffModel model) {
        double worst = 0;
        for (int i = 0; i < model.contexts(); i++) {
            double sum = model.probability(model.context(i), BackoffModel.END);
            for (int label = 1; label < WORDS.size(); label++) {
                sum += model.probability(model.context(i), label);
            }
            worst = Math.max(worst, Math.abs(sum - 1));
        }
        return worst;
    }
}
