package dev.earmark.search.query;

import dev.earmark.fault.Rejected;
import dev.earmark.phrase.pattern.Pattern;
import dev.earmark.phrase.pattern.PatternParser;
import dev.earmark.phrase.pattern.PatternParts;
import dev.earmark.phrase.pattern.Slot;
import dev.earmark.phrase.words.Tokeniser;
import dev.earmark.search.SearchQuery.Phrase;
import dev.earmark.text.PlainText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads phrases, and refuses those that could be looked for nowhere or everywhere. Safe for many threads. */
final class TypedPhrases {

    private static final int MOST_DEPTH = 8;

    private final Map<String, List<Pattern>> lists;

    /** @param lists the word lists that phrases may name */
    TypedPhrases(Map<String, List<Pattern>> lists) {
        this.lists = Map.copyOf(lists);
    }

    /** @throws Rejected with {@code search.query-wrong} */
    Phrase read(String written, boolean exact, int column) {
        Pattern pattern;
        try {
            pattern = PatternParser.parse(written);
        } catch (IllegalArgumentException wrong) {
            String why = PlainText.oneLine(String.valueOf(wrong.getMessage()).replace("in phrase \"" + written + "\" ", ""));
            throw Pieces.wrong(column, "the phrase " + PlainText.quoted(written) + " cannot be read: " + why);
        }
        Map<String, List<Pattern>> named = new HashMap<>();
        collect(pattern, named, column);
        if (least(pattern, 0) == 0) {
            throw Pieces.wrong(column, "the phrase " + PlainText.quoted(written)
                    + " fits where nothing is said; write a word outside [ ] and gaps");
        }
        return new Phrase(written, pattern, named, exact);
    }

    private void collect(Pattern pattern, Map<String, List<Pattern>> named, int column) {
        PatternParts.names(pattern).forEach(name -> {
            List<Pattern> list = lists.get(name);
            if (list == null && Slot.of(name).isEmpty()) {
                throw Pieces.wrong(column, "there is no word list {" + name + "}; slots are {" + String.join("}, {", Slot.labels()) + "}");
            }
            if (list != null && named.put(name, list) == null) {
                list.forEach(entry -> collect(entry, named, column));
            }
        });
    }

    /** The fewest words that fit. */
    private int least(Pattern pattern, int depth) {
        return switch (pattern) {
            case Pattern.Literal literal -> literal.prefix() || !Tokeniser.words(literal.text()).isEmpty() ? 1 : 0;
            case Pattern.Sequence(List<Pattern> parts) -> parts.stream().mapToInt(part -> least(part, depth)).sum();
            case Pattern.OneOf(List<Pattern> choices) -> choices.stream().mapToInt(choice -> least(choice, depth)).min().orElse(0);
            case Pattern.Maybe _, Pattern.Gap _ -> 0;
            case Pattern.Named(String name) -> lists.containsKey(name) && depth < MOST_DEPTH
                    ? lists.getOrDefault(name, List.of()).stream().mapToInt(entry -> least(entry, depth + 1)).min().orElse(1) : 1;
        };
    }

    /** Words, lists and gaps of a phrase. */
    static int clauses(Phrase phrase) {
        return (int) PatternParts.leaves(phrase.pattern()).count();
    }
}
