package dev.earmark.moments;

import dev.earmark.phrase.pattern.Pattern;
import dev.earmark.search.SearchQuery;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which kinds of moments there are: those that the program finds by itself and that are switched on, and those that a house describes.
 * Immutable.
 *
 * @param found by kind, how it is told, ranked and bounded; without those that are switched off
 * @param words the word lists that saved searches may name
 * @param shown how many are shown
 * @param routine words in the questions of criteria that are about what is said in every conversation; empty to show those like others
 */
public record MomentKinds(Map<BuiltIn, FoundKind> found, List<MomentKind> described, Map<String, List<Pattern>> words, Shown shown,
        List<String> routine) {

    /** All that the program finds by itself, and nothing besides. */
    public static final MomentKinds BUILT_IN = new MomentKinds(BuiltIn.all(), List.of(), Map.of(), Shown.USUAL,
            List.of());

    public MomentKinds {
        found = Map.copyOf(found);
        described = List.copyOf(described);
        words = Map.copyOf(words);
        routine = List.copyOf(routine);
    }

    /**
     * How many moments of an interaction are shown, best first; more than a handful is a list, not a lesson.
     *
     * @param atMost   of all
     * @param coaching of those to work on
     * @param praise   of those to be proud of
     * @param atLeast  weight from which one is shown
     * @param leastUseful how likely a coach would use it, 0 to 1, from which one is shown that the program finds by itself; 0 for all
     */
    public record Shown(int atMost, int coaching, int praise, double atLeast, double leastUseful) {
        static final Shown USUAL = new Shown(5, 3, 3, 0, 0);
    }

    /** The same, each kind shown from this likelihood of use on, but for those of which every one is shown. */
    public MomentKinds with(double leastUseful) {
        Map<BuiltIn, FoundKind> others = new EnumMap<>(BuiltIn.class);
        found.forEach((kind, told) -> others.put(kind, told.with((Double) null)));
        return new MomentKinds(others, described.stream().map(kind -> kind.leastUseful() == 0 ? kind : kind.with(leastUseful)).toList(),
                words, new Shown(shown.atMost, shown.coaching, shown.praise, shown.atLeast, leastUseful), routine);
    }

    /** How likely a coach would use it from which one is shown, 0 to 1. @param kind its label, or the id of a kind that is described */
    double leastUseful(String kind) {
        Optional<Double> ofDescribed = described.stream().filter(one -> one.id().equals(kind)).findFirst().map(MomentKind::leastUseful);
        return ofDescribed.orElseGet(() -> Arrays.stream(BuiltIn.values()).filter(one -> one.label().equals(kind)).map(found::get)
                .filter(Objects::nonNull).map(FoundKind::leastUseful).filter(Objects::nonNull).findFirst().orElse(shown.leastUseful));
    }

    Optional<FoundKind> of(BuiltIn kind) {
        return Optional.ofNullable(found.get(kind));
    }

    /** The kinds that a house describes by phrases or a search, with the phrases in them. */
    public Map<String, List<SearchQuery.Phrase>> phrases() {
        Map<String, List<SearchQuery.Phrase>> phrases = new LinkedHashMap<>();
        described.forEach(kind -> {
            if (kind.said() instanceof MomentKind.Written(SearchQuery query)) {
                phrases.put(kind.id(), query.all().filter(SearchQuery.Phrase.class::isInstance).map(SearchQuery.Phrase.class::cast)
                        .toList());
            }
        });
        return phrases;
    }

    /** The saved searches that kinds name, by the kind's id. */
    public Map<String, String> saved() {
        Map<String, String> saved = new LinkedHashMap<>();
        described.forEach(kind -> {
            if (kind.said() instanceof MomentKind.Saved(String name)) {
                saved.put(kind.id(), name);
            }
        });
        return saved;
    }

    /** What people read in the place of a kind's id; kinds of verdicts are told by their criteria. */
    public Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        found.forEach((kind, told) -> {
            if (kind != BuiltIn.MISSED && kind != BuiltIn.EXEMPLARY) {
                titles.put(kind.label(), told.title());
            }
        });
        described.forEach(kind -> titles.put(kind.id(), kind.title()));
        return titles;
    }
}
