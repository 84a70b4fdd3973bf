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

/**
 * Derives what a match of a phrase must hold. A match costs at most its tolerance's share of its own weight, so a word of the phrase is
 * there, or something within that cost is taken for it, unless the word weighs no more than that and may have been lost.
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
        return new Needs(phrase.lists(), share).need(phrase.pattern(), 0);
    }

    /** @param outside the most that the words around it weigh */
    private WordNeed need(Pattern pattern, double outside) {
        return switch (pattern) {
            case Pattern.Sequence(List<Pattern> parts) -> sequence(parts, outside);
            case Pattern.OneOf(List<Pattern> choices) -> either(choices, outside);
            case Pattern.Named(String name) when lists.containsKey(name) -> either(lists.getOrDefault(name, List.of()), outside);
            case Pattern.Named(String name) -> slot(Slot.of(name).orElseThrow());
            case Pattern.Literal literal -> sequence(List.of(literal), outside);
            case Pattern.Maybe _, Pattern.Gap _ -> new WordNeed.Nothing();
        };
    }

    private WordNeed sequence(List<Pattern> parts, double outside) {
        double weight = outside + parts.stream().mapToDouble(this::heaviest).sum();
        double most = share * weight + ROUNDING;
        List<WordNeed> needed = new ArrayList<>();
        List<WordNeed> losable = new ArrayList<>();
        for (Pattern part : parts) {
            if (part instanceof Pattern.Literal literal) {
                literal(literal, most, needed, losable);
            } else {
                needed.add(need(part, weight - heaviest(part)));
            }
        }
        int left = losable.size() - (int) Math.floor(most);
        needed.removeIf(WordNeed.Nothing.class::isInstance);
        WordNeed must = inOrder(needed);
        return left < 1 ? must : both(must, new WordNeed.AtLeast(left, losable));
    }

    /** Sorts the words of a literal by whether they may have been lost. Small ones that may are not looked for: they are everywhere. */
    private static void literal(Pattern.Literal literal, double most, List<WordNeed> needed, List<WordNeed> losable) {
        for (String word : literal.prefix() ? List.of(literal.text()) : Tokeniser.words(literal.text())) {
            double weight = WordWeight.of(word);
            WordNeed heard = new WordNeed.Heard(LineTerms.cut(word), literal.prefix(), most < ROUNDING * 2 ? 0 : most / weight);
            if (weight > most || Ear.negation(word)) {
                needed.add(heard);
            } else if (weight >= WordWeight.FULL) {
                losable.add(heard);
            }
        }
    }

    private static WordNeed inOrder(List<WordNeed> needed) {
        return switch (needed.size()) {
            case 0 -> new WordNeed.Nothing();
            case 1 -> needed.getFirst();
            default -> new WordNeed.InOrder(needed);
        };
    }

    private static WordNeed both(WordNeed must, WordNeed.AtLeast some) {
        if (must instanceof WordNeed.Nothing) {
            return some.parts().size() == 1 ? some.parts().getFirst() : some;
        }
        return new WordNeed.AtLeast(2, List.of(must, some.parts().size() == 1 ? some.parts().getFirst() : some));
    }

    private WordNeed either(List<Pattern> choices, double outside) {
        List<WordNeed> needs = choices.stream().map(choice -> need(choice, outside)).distinct().toList();
        if (needs.stream().anyMatch(WordNeed.Nothing.class::isInstance)) {
            return new WordNeed.Nothing();
        }
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
