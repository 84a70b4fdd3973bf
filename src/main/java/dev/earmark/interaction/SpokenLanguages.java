package dev.earmark.interaction;

import org.jspecify.annotations.Nullable;

/** In which languages recordings can be heard. Safe for many threads. */
@FunctionalInterface
public interface SpokenLanguages {

    /** Of whatever hears no recordings, or any. */
    SpokenLanguages ANY = (_, _) -> {};

    /**
     * To be asked before a recording is taken in.
     *
     * @param language canonical BCP 47; null where nobody said one
     * @param what     it is, as refusals call it: a name of a file
     * @throws dev.earmark.fault.Rejected with {@code speech.language-unknown} and the languages that there are
     */
    void mustKnow(@Nullable String language, String what);
}
