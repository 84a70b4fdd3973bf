package dev.earmark.search.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills a page with turns that fit by their words. For one request. */
final class WordPages {

    private static final int FEW = 25;
    private static final int MANY = 100;
    /** So many turns are counted, and so long is counted, beyond a page where each has to be looked at. */
    private static final long COUNTED_TURNS = 1_000;
    private static final long COUNTING_MS = 400;

    private final ServerSearch search;
    private final int limit;
    private final List<FoundTurn> found = new ArrayList<>();
    private JsonNode done = JsonNodeFactory.instance.arrayNode();
    private String open = "";
    private int given;
    private long total;
    private boolean exact;
    private boolean more;

    WordPages(ServerSearch search, int limit) {
        this.search = search;
        this.limit = limit;
    }

    /** @param next null when this is the last page */
    record Page(List<FoundTurn> found, long total, boolean exact, @Nullable PageCursor next) {
        Page {
            found = List.copyOf(found);
        }
    }

    /** @param before null for the first page */
    Page fill(@Nullable PageCursor before) {
        boolean first = before == null;
        JsonNode after = before == null ? done : before.keys();
        done = after;
        long seen = 0;
        while (true) {
            ServerSearch.Batch batch = search.batch(search.certain() ? FEW : MANY, after, first && after.isEmpty());
            if (batch.turns() >= 0) {
                total = batch.turns();
            }
            for (Conversation one : batch.conversations()) {
                List<FoundTurn> turns = search.turns(one);
                seen += turns.size();
                take(one, turns, before);
                after = one.keys();
            }
            if (batch.last() || enough(first, seen)) {
                exact = search.certain() || batch.last();
                return page(before, seen);
            }
        }
    }

    private void take(Conversation one, List<FoundTurn> turns, @Nullable PageCursor before) {
        if (more) {
            return;
        }
        int skipped = before != null && before.id().equals(one.about().id()) ? Math.min(before.done(), turns.size()) : 0;
        int room = limit - found.size();
        List<FoundTurn> left = turns.subList(skipped, turns.size());
        found.addAll(left.subList(0, Math.min(room, left.size())));
        if (left.size() > room) {
            more = true;
            open = one.about().id();
            given = skipped + room;
        } else {
            done = one.keys();
        }
    }

    /** A page is full only when it is known that more follows. */
    private boolean enough(boolean first, long seen) {
        boolean counts = first && !search.certain();
        return more && (!counts || seen >= COUNTED_TURNS || search.spentMs() >= COUNTING_MS);
    }

    private Page page(@Nullable PageCursor before, long seen) {
        long all = before != null ? before.total() : search.certain() ? total : seen;
        boolean certain = before != null ? before.exact() : exact;
        return new Page(found, all, certain, more ? new PageCursor(done, open, given, all, certain) : null);
    }
}
