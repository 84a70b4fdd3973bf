package dev.earmark.search.line;

import dev.earmark.phrase.match.SlotWords;
import dev.earmark.phrase.match.Tolerance;
import dev.earmark.phrase.match.WordWeight;
import dev.earmark.phrase.pattern.Pattern;
import dev.earmark.phrase.pattern.Slot;
import dev.earmark.phrase.sound.Ear;
import dev.earmark.phrase.words.Tokeniser;
import dev.earmark.search.SearchQuery.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Derives what a match of a phrase must hold. A match costs at most its tolerance's share of its own weight, so a word of the phrase is
 * there, or something within that cost is taken for it, unless the word weighs no more than that and may have been lost. The first and the
 * last word of a match are never lost.
 */
public final class Needs {

    /** Words of a slot: how much the words of a slot weigh at most, with what its loops add. */
    private static final double HEAVIEST_SLOT = 4;
    private static final double ROUNDING = 1e-6;

    private final Map<String, List<Pattern>> lists;
    private final double share;

    private Needs(Map<String, List<Pattern>> lists, double share) {
        this.lists = lists;
        this.share = share;
    }

    public static WordNeed of(Phrase phrase) {
        double share = phrase.exact() ? 0 : Math.max(Tolerance.SPOKEN, Tolerance.TYPED);
        return new Needs(phrase.lists(), share).need(phrase.pattern(), 0, Edges.BOTH);
    }

    /** Whether the first and the last word of a part are those of the whole pattern, which are never lost. */
    private record Edges(boolean first, boolean last) {

        static final Edges BOTH = new Edges(true, true);

        /** Of one of several parts that follow one another. */
        Edges of(int at, int size) {
            return new Edges(first && at == 0, last && at == size - 1);
        }

        boolean any() {
            return first || last;
        }
    }

    /** @param outside the most that the words around it weigh */
    private WordNeed need(Pattern pattern, double outside, Edges edges) {
        return switch (pattern) {
            case Pattern.Sequence(List<Pattern> parts) -> sequence(parts, outside, edges);
            case Pattern.OneOf(List<Pattern> choices) -> either(choices, outside, edges);
            case Pattern.Named(String name) when lists.containsKey(name) -> either(lists.getOrDefault(name, List.of()), outside, edges);
            case Pattern.Named(String name) -> slot(Slot.of(name).orElseThrow());
            case Pattern.Literal literal -> sequence(List.of(literal), outside, edges);
            case Pattern.Maybe _, Pattern.Gap _ -> new WordNeed.Nothing();
        };
    }

    private WordNeed sequence(List<Pattern> parts, double outside, Edges edges) {
        double weight = outside + parts.stream().mapToDouble(this::heaviest).sum();
        double most = share * weight + ROUNDING;
        Found found = new Found(most, edges.equals(Edges.BOTH) ? Extent.of(parts, lists, most) : OptionalInt.empty());
        for (int at = 0; at < parts.size(); at++) {
            if (parts.get(at) instanceof Pattern.Literal literal) {
                found.literal(literal, edges.of(at, parts.size()));
            } else {
                found.needed.add(need(parts.get(at), weight - heaviest(parts.get(at)), edges.of(at, parts.size())));
            }
        }
        return found.together();
    }

    /** What was found out of the words of a sequence. */
    private static final class Found {

        private final double most;
        private final OptionalInt longest;
        private final List<WordNeed> needed = new ArrayList<>();
        private final List<WordNeed> full = new ArrayList<>();
        private final List<WordNeed> small = new ArrayList<>();

        /**
         * @param most    what a match may cost
         * @param longest words from the first to the last of it; empty where nobody knows
         */
        Found(double most, OptionalInt longest) {
            this.most = most;
            this.longest = longest;
        }

        /** Sorts its words by whether they may have been lost. */
        void literal(Pattern.Literal literal, Edges edges) {
            List<String> words = literal.prefix() ? List.of(literal.text()) : Tokeniser.words(literal.text());
            for (int at = 0; at < words.size(); at++) {
                String word = words.get(at);
                double weight = WordWeight.of(word);
                WordNeed heard = new WordNeed.Heard(LineTerms.cut(word), literal.prefix(), most < ROUNDING * 2 ? 0 : most / weight);
                boolean kept = weight > most || Ear.negation(word) || edges.of(at, words.size()).any();
                (kept ? needed : weight >= WordWeight.FULL ? full : small).add(heard);
            }
        }

        WordNeed together() {
            needed.removeIf(WordNeed.Nothing.class::isInstance);
            WordNeed order = inOrder(needed);
            boolean near = longest.isPresent() && order instanceof WordNeed.InOrder;
            WordNeed must = near ? new WordNeed.Within(longest.getAsInt(), order) : order;
            return left(left(must, full, WordWeight.FULL), small, WordWeight.SMALL);
        }

        /** As many of the words that may have been lost as are left when all the cost goes into losing them. */
        private WordNeed left(WordNeed must, List<WordNeed> losable, double weight) {
            int left = losable.size() - (int) Math.floor(most / weight);
            WordNeed some = left == 1 ? either(losable) : new WordNeed.AtLeast(left, losable);
            return left < 1 ? must : must instanceof WordNeed.Nothing ? some : new WordNeed.AtLeast(2, List.of(must, some));
        }
    }

    private static WordNeed inOrder(List<WordNeed> needed) {
        return switch (needed.size()) {
            case 0 -> new WordNeed.Nothing();
            case 1 -> needed.getFirst();
            default -> new WordNeed.InOrder(needed);
        };
    }

    private WordNeed either(List<Pattern> choices, double outside, Edges edges) {
        List<WordNeed> needs = choices.stream().map(choice -> need(choice, outside, edges)).distinct().toList();
        if (needs.stream().anyMatch(WordNeed.Nothing.class::isInstance)) {
            return new WordNeed.Nothing();
        }
        return either(needs);
    }

    private static WordNeed either(List<WordNeed> needs) {
        return needs.size() == 1 ? needs.getFirst() : new WordNeed.Either(needs);
    }

    private static WordNeed slot(Slot slot) {
        List<WordNeed> terms = SlotWords.of(slot).stream().<WordNeed>map(kind -> new WordNeed.Term(LineTerms.kind(kind))).toList();
        return switch (terms.size()) {
            case 0 -> new WordNeed.Nothing();
            case 1 -> terms.getFirst();
            default -> new WordNeed.Either(terms);
        };
    }

    private double heaviest(Pattern pattern) {
        return switch (pattern) {
            case Pattern.Literal literal -> literal.prefix() ? WordWeight.of(literal.text())
                    : Tokeniser.words(literal.text()).stream().mapToDouble(WordWeight::of).sum();
            case Pattern.Sequence(List<Pattern> parts) -> parts.stream().mapToDouble(this::heaviest).sum();
            case Pattern.OneOf(List<Pattern> choices) -> choices.stream().mapToDouble(this::heaviest).max().orElse(0);
            case Pattern.Maybe(Pattern part) -> heaviest(part);
            case Pattern.Gap _ -> 0;
            case Pattern.Named(String name) -> lists.containsKey(name)
                    ? lists.getOrDefault(name, List.of()).stream().mapToDouble(this::heaviest).max().orElse(0) : HEAVIEST_SLOT;
        };
    }
}
