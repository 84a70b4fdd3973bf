package dev.earmark.moments;

import dev.earmark.fault.Rejected;
import dev.earmark.moments.MomentKind.Saved;
import dev.earmark.moments.MomentKind.Written;
import dev.earmark.phrase.ConversationWords;
import dev.earmark.phrase.sound.SoundAlike;
import dev.earmark.phrase.words.Token;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Quotes;
import dev.earmark.search.KeptQueries;
import dev.earmark.search.SearchQuery;
import dev.earmark.search.line.TurnSearch;
import dev.earmark.search.line.TurnSearch.Found;
import dev.earmark.search.query.DecidingQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a house describes as worth hearing again: the first place of each kind. */
final class DescribedMoments implements MomentSource {

    /** Words that were heard with less confidence than this prove nothing. */
    private static final double LEAST_CONFIDENCE = 0.5;
    /** Searches that people keep change now and then; what they were is forgotten all at once. */
    private static final int MOST_KNOWN = 500;

    private final MomentKinds kinds;
    private final KeptQueries kept;
    private final DecidingQueries queries;
    private final Map<SearchQuery, TurnSearch> searches = new ConcurrentHashMap<>();
    private final Map<String, String> told = new ConcurrentHashMap<>();
    private final SoundAlike sound = new SoundAlike();
    private final Logger log = LoggerFactory.getLogger(DescribedMoments.class);

    DescribedMoments(MomentKinds kinds, KeptQueries kept) {
        this.kinds = kinds;
        this.kept = kept;
        this.queries = new DecidingQueries(kinds.words());
    }

    @Override
    public List<Moment> find(ScoredInteraction scored) {
        List<Moment> moments = new ArrayList<>();
        if (!kinds.described().isEmpty()) {
            ConversationWords words = new ConversationWords(scored.transcript(), scored.facts(), sound);
            kinds.described().forEach(kind -> search(kind).flatMap(search -> first(search, words))
                    .ifPresent(found -> moments.add(moment(kind, found, words))));
        }
        return moments;
    }

    private Optional<TurnSearch> search(MomentKind kind) {
        return switch (kind.said()) {
            case Written(SearchQuery query) -> Optional.of(known(kind.within(query)));
            case Saved(String name) -> saved(kind, name);
        };
    }

    /** A search that is gone, or that cannot decide anything, finds nothing; the log says so once. */
    private Optional<TurnSearch> saved(MomentKind kind, String name) {
        try {
            Optional<String> typed = kept.query(name);
            if (typed.isEmpty()) {
                passOver(kind, "search.unknown");
            }
            return typed.map(text -> known(kind.within(queries.read(text))));
        } catch (Rejected useless) {
            passOver(kind, useless.code());
            return Optional.empty();
        }
    }

    private void passOver(MomentKind kind, String code) {
        if (!code.equals(told.put(kind.id(), code))) {
            log.atWarn().addKeyValue("kind", kind.id()).addKeyValue("code", code)
                    .log("a kind of moments names a saved search that cannot be used");
        }
    }

    private TurnSearch known(SearchQuery query) {
        if (searches.size() > MOST_KNOWN) {
            searches.clear();
        }
        return Objects.requireNonNull(searches.computeIfAbsent(query, TurnSearch::new));
    }

    private static Optional<Found> first(TurnSearch search, ConversationWords words) {
        return search.in(words).stream().filter(found -> tokens(found, words).stream().mapToDouble(Token::confidence).average().orElse(1)
                >= LEAST_CONFIDENCE).findFirst();
    }

    private static List<Token> tokens(Found found, ConversationWords words) {
        return words.of(found.turn().speaker()).tokens().subList(found.from(), found.to());
    }

    private static Moment moment(MomentKind kind, Found found, ConversationWords words) {
        Evidence said = Quotes.of(Evidence.Kind.PROOF, found.turn(), tokens(found, words));
        Passage passage = Passage.around(said, words.transcript());
        return new Moment(kind.tone(), kind.id(), found.turn().index(), found.turn().speaker(), passage.time(), passage.quote(),
                kind.sentence(), kind.betterLine(), kind.weight());
    }
}
