package dev.earmark.adapting.nightly;

import dev.earmark.adapting.HouseSource;
import dev.earmark.speech.talk.HouseText;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.Store;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The turns in which reviewers have corrected words, of every call that is still kept with its words; none in which private words were
 * removed. What nobody has corrected teaches the recogniser nothing but its own mistakes. Safe for many threads.
 */
final class CorrectedTurns {

    private static final String MARK = "[";

    private final Store store;

    CorrectedTurns(Store store) {
        this.store = store;
    }

    /** A text for each call, in the order of their ids. */
    List<HouseSource> read() {
        List<HouseSource> all = new ArrayList<>();
        for (String id : store.<List<String>>read(tx -> tx.transcripts().corrected())) {
            Optional<Transcript> first = transcript(id, 1);
            Optional<Transcript> last = transcript(id, store.<Integer>read(tx -> tx.transcripts().current(id)));
            if (first.isPresent() && last.isPresent() && !last.get().wordsDeleted()) {
                String text = changed(first.get(), last.get());
                if (!text.isEmpty()) {
                    all.add(new HouseSource(HouseText.of(id, List.of(text)), null));
                }
            }
        }
        return all;
    }

    private Optional<Transcript> transcript(String id, int version) {
        return store.<Optional<Heard>>read(tx -> tx.transcripts().heard(id, version)).map(Heard::transcript);
    }

    private static String changed(Transcript first, Transcript last) {
        Set<String> heard = new HashSet<>();
        first.turns().forEach(turn -> heard.add(turn.text()));
        return last.turns().stream().map(Turn::text).filter(text -> !heard.contains(text) && !text.contains(MARK))
                .collect(Collectors.joining("\n"));
    }
}
