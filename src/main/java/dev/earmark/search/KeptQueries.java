package dev.earmark.search;

import java.util.Map;
import java.util.Optional;

/** What searches say that are kept under a name, by whoever keeps them. Safe for many threads. */
@FunctionalInterface
public interface KeptQueries {

    /** Where nobody keeps any. */
    KeptQueries NONE = _ -> Optional.empty();

    /**
     * What is typed to search for it.
     *
     * @return empty when there is no such search
     * @throws dev.earmark.fault.Rejected with {@code search.not-words} when it is more than what can be typed, such as filters
     */
    Optional<String> query(String name);

    static KeptQueries of(Map<String, String> byName) {
        Map<String, String> known = Map.copyOf(byName);
        return name -> Optional.ofNullable(known.get(name));
    }

    /** These, and where they do not know a name, others. */
    default KeptQueries or(KeptQueries others) {
        return name -> query(name).or(() -> others.query(name));
    }
}
