package dev.earmark.search.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.fault.Rejected;
import dev.earmark.hash.Sha256;
import dev.earmark.phrase.sound.Ear;
import dev.earmark.phrase.sound.Ear.Hearing;
import dev.earmark.phrase.sound.Homophones;
import dev.earmark.phrase.sound.SoundAlike;
import dev.earmark.search.line.LineTerms;
import dev.earmark.search.line.WordNeed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Every word and pair of words that any interaction holds, in an index of its own: which of them may be taken for one that is needed the
 * server narrows down, and package {@code phrase.sound} decides. A word stands there before an interaction that holds it is seen. Safe for
 * many threads.
 */
final class WordsOnServer {

    /** More words than these cannot be looked for in the stead of one. */
    private static final int MOST = 4_096;
    private static final int PAGE = 10_000;
    /** Of {@link Ear}: more letters are never forgiven. */
    private static final int MOST_LETTERS_MORE = 2;
    private static final int MOST_KNOWN = 300_000;
    private static final int MOST_REMEMBERED = 2_000;
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofSeconds(5);
    /** Clocks of the nodes that write may differ by so much. */
    private static final long OVERLAP_MS = 120_000;

    private final SearchServer server;
    private final String index;
    private final Ear spoken;
    private final Ear typed;
    private final Map<String, Boolean> known = lru(MOST_KNOWN);
    private final Map<WordNeed.Heard, Alike> remembered = lru(MOST_REMEMBERED);

    WordsOnServer(SearchServer server, String index, SoundAlike sound) {
        this.server = server;
        this.index = index;
        this.spoken = new Ear(Hearing.RECOGNISED, Set.of(), Set.of(), sound);
        this.typed = new Ear(Hearing.TYPED, Set.of(), Set.of(), sound);
    }

    private static <K, V> Map<K, V> lru(int most) {
        return new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /** What is taken for one, as far as it was looked up. @param added the latest that was seen @param words there were then */
    private record Alike(Set<String> terms, long added, long words) {}

    /** On return they stand there and are seen. */
    void add(Collection<String> terms) {
        StringBuilder lines = new StringBuilder();
        Set<String> fresh = new TreeSet<>();
        synchronized (known) {
            terms.stream().filter(term -> !known.containsKey(term)).forEach(fresh::add);
        }
        if (fresh.isEmpty()) {
            return;
        }
        long now = System.currentTimeMillis();
        for (String term : fresh) {
            lines.append("{\"create\":{\"_id\":\"").append(Sha256.hex(term.getBytes(StandardCharsets.UTF_8))).append("\"}}\n")
                    .append(entry(term, now)).append('\n');
        }
        for (JsonNode item : server.lines("/" + index + "/_bulk?refresh=true&filter_path=items.create.status,items.create.error.type",
                lines.toString(), LONG).path("items")) {
            int status = item.path("create").path("status").asInt();
            if (status >= 300 && status != 409) {
                throw SearchServer.refused(new SearchServer.Reply(status, item.path("create")));
            }
        }
        synchronized (known) {
            fresh.forEach(term -> known.put(term, true));
        }
    }

    private static ObjectNode entry(String term, long now) {
        boolean joined = term.startsWith(LineTerms.JOINED);
        String word = joined ? term.substring(LineTerms.JOINED.length()) : term;
        return SearchServer.object().put("term", term).put("joined", joined).put("begin", begin(word)).put("end", end(word))
                .put("letters", word.length()).put("added", now);
    }

    private static String begin(String word) {
        return word.substring(0, word.offsetByCodePoints(0, 1));
    }

    private static String end(String word) {
        return word.substring(Math.max(0, word.length() - 2));
    }

    /** How many words there are: as long as there are no more, what was looked up holds. */
    long count() {
        return server.get("/" + index + "/_count").path("count").asLong();
    }

    /**
     * The terms, words and pairs of words, that may be taken for one that is needed.
     *
     * @param words how many there are now
     * @throws Rejected with {@code search.too-broad} when there are more than {@value #MOST}
     */
    Set<String> alike(WordNeed.Heard needed, long words) {
        if (needed.most() == 0 && !needed.prefix()) {
            return Set.of(needed.literal(), LineTerms.JOINED + needed.literal());
        }
        WordNeed.Heard rounded = new WordNeed.Heard(needed.literal(), needed.prefix(), Math.min(1, Math.ceil(needed.most() * 10) / 10));
        Alike before;
        synchronized (remembered) {
            before = remembered.get(rounded);
        }
        if (before != null && before.words == words) {
            return before.terms;
        }
        Alike now = look(rounded, before, words);
        synchronized (remembered) {
            remembered.put(rounded, now);
        }
        return now.terms;
    }

    private Alike look(WordNeed.Heard needed, @Nullable Alike before, long words) {
        Set<String> terms = new LinkedHashSet<>(before == null ? Set.of() : before.terms);
        long added = before == null ? 0 : before.added;
        ObjectNode search = SearchServer.object().put("size", PAGE).put("_source", false);
        search.putArray("docvalue_fields").add("term").add("added");
        search.putArray("sort").add(SearchServer.object().put("term", "asc"));
        search.set("query", narrowed(needed, Math.max(0, added - OVERLAP_MS)));
        while (true) {
            JsonNode hits = server.post("/" + index + "/_search?allow_partial_search_results=false&filter_path=hits.hits", search, SHORT)
                    .path("hits").path("hits");
            for (JsonNode hit : hits) {
                String term = hit.path("fields").path("term").path(0).asText();
                added = Math.max(added, hit.path("fields").path("added").path(0).asLong());
                if (takenFor(term, needed)) {
                    terms.add(term);
                }
            }
            if (terms.size() > MOST) {
                throw new Rejected("search.too-broad", "\"" + needed.literal() + (needed.prefix() ? "*" : "")
                        + "\" stands for more than " + MOST + " words; write more letters of it.");
            }
            if (hits.size() < PAGE) {
                return new Alike(terms, added, words);
            }
            search.set("search_after", hits.get(hits.size() - 1).path("sort"));
        }
    }

    /** What may be taken for it at a glance: what begins or ends the same and is about as long. */
    private static ObjectNode narrowed(WordNeed.Heard needed, long since) {
        String word = needed.literal();
        ArrayNode any = SearchServer.object().arrayNode();
        if (needed.prefix()) {
            any.add(Dsl.of("prefix", "term", word)).add(Dsl.of("prefix", "term", LineTerms.JOINED + word));
        }
        if (needed.most() > 0) {
            ObjectNode length = SearchServer.object();
            length.putObject("range").putObject("letters").put("gte", word.length() - MOST_LETTERS_MORE)
                    .put("lte", word.length() + MOST_LETTERS_MORE);
            ArrayNode same = SearchServer.object().arrayNode();
            if (word.chars().allMatch(letter -> letter < 128)) {
                same.add(Dsl.of("term", "begin", begin(word))).add(Dsl.of("term", "end", end(word)));
                same.add(Dsl.of("regexp", "begin", "[^ -~]"));
            } else {
                same.add(Dsl.all());
            }
            any.add(Dsl.both(length, Dsl.any(same)));
            List<String> others = Homophones.of(word);
            if (!others.isEmpty()) {
                any.add(Dsl.terms("term", others));
            }
        }
        ObjectNode fresh = SearchServer.object();
        fresh.putObject("range").putObject("added").put("gte", since);
        return Dsl.both(fresh, Dsl.any(any));
    }

    /** As {@code phrase.match} compares, with whichever hearing forgives more. */
    private boolean takenFor(String term, WordNeed.Heard needed) {
        boolean joined = term.startsWith(LineTerms.JOINED);
        String word = joined ? term.substring(LineTerms.JOINED.length()) : term;
        if (needed.prefix() && word.startsWith(needed.literal())) {
            return true;
        }
        double cost = spoken.cost(word, needed.literal());
        return needed.most() > 0 && (joined ? cost : Math.min(cost, typed.cost(word, needed.literal()))) <= needed.most();
    }

    /** Words that differ by some letters, with the same first one. */
    List<String> near(String word, int slips) {
        ObjectNode search = SearchServer.object().put("size", 50).put("_source", false);
        search.putArray("docvalue_fields").add("term");
        ObjectNode fuzzy = SearchServer.object();
        fuzzy.putObject("fuzzy").putObject("term").put("value", word).put("fuzziness", String.valueOf(slips)).put("prefix_length", 1)
                .put("max_expansions", 200);
        search.set("query", fuzzy);
        JsonNode hits = server.post("/" + index + "/_search?allow_partial_search_results=false&filter_path=hits.hits", search, SHORT)
                .path("hits").path("hits");
        Set<String> found = new LinkedHashSet<>();
        hits.forEach(hit -> found.add(hit.path("fields").path("term").path(0).asText()));
        return List.copyOf(found);
    }
}
