package dev.earmark.indexing;

import dev.earmark.access.Reach;
import dev.earmark.events.EventType;
import dev.earmark.fault.Fault;
import dev.earmark.hash.Sha256;
import dev.earmark.indexing.Documents.Copy;
import dev.earmark.moments.Moment;
import dev.earmark.search.Hit;
import dev.earmark.search.SearchFilter.Only;
import dev.earmark.search.SearchFilter;
import dev.earmark.search.SearchIndex;
import dev.earmark.search.SearchPage;
import dev.earmark.search.SearchRequest;
import dev.earmark.search.request.RequestJson;
import dev.earmark.store.Findings;
import dev.earmark.store.Findings.Alert;
import dev.earmark.store.SavedSearches.Saved;
import dev.earmark.store.StepName;
import dev.earmark.store.Store;
import dev.earmark.text.PlainText;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at what is newly scored with the saved searches that are alerts. Each of them marks the best place that it finds in an interaction,
 * once, and tells of it. For one thread.
 */
final class Alerts {

    static final String KIND = "alert";

    /** Among the moments of a scorecard, whose weights are about the points at stake. */
    private static final double WEIGHT = 5;
    private static final int LONGEST_QUOTE = 300;

    private final Store store;
    private final RequestJson requests;
    private final Clock clock;
    private final Logger log = LoggerFactory.getLogger(Alerts.class);

    Alerts(Store store, RequestJson requests, Clock clock) {
        this.store = store;
        this.requests = requests;
        this.clock = clock;
    }

    /** What alerts found in a batch, to be kept in the transaction that notes the batch as known. */
    record Found(List<One> all, Clock clock) {

        /** @param hits how many turns of it fit */
        record One(String interactionId, Alert alert, int hits) {}

        void keep(Store.Tx tx) {
            all.forEach(one -> keep(tx, one));
        }

        private void keep(Store.Tx tx, One one) {
            if (tx.interactions().find(one.interactionId(), Reach.EVERYTHING).isEmpty()) {
                return; // deleted meanwhile
            }
            tx.findings().lockScorecards(one.interactionId());
            List<Alert> before = tx.findings().alerts(one.interactionId());
            if (before.stream().anyMatch(known -> known.searchId().equals(one.alert().searchId()))) {
                return; // told already
            }
            List<Alert> now = new ArrayList<>(before);
            now.add(one.alert());
            tx.findings().put(one.interactionId(), StepName.ALERT, "", now.size(), new Findings.Alerts(now));
            tx.events().append(EventType.ALERT, clock.instant(), one.interactionId(), null, detail(one));
        }

        /** Where, and by which search; never its words. */
        private static Map<String, String> detail(One one) {
            Map<String, String> detail = new LinkedHashMap<>();
            detail.put("search", one.alert().searchId());
            detail.put("version", String.valueOf(one.alert().searchVersion()));
            detail.put("hits", String.valueOf(one.hits()));
            Moment moment = one.alert().moment();
            if (moment.turn() != null) {
                detail.put("turn", moment.turn().toString());
            }
            if (moment.time() != null) {
                detail.put("startMs", String.valueOf(moment.time().startMs()));
                detail.put("endMs", String.valueOf(moment.time().endMs()));
            }
            return detail;
        }
    }

    /** Asks the index, which knows the batch by now. An alert that cannot be run is passed over, and the log says so. */
    Found in(List<Copy> batch, SearchIndex index) {
        List<Copy> scored = batch.stream().filter(Copy::done).filter(copy -> copy.scoredAt() != null).toList();
        List<Found.One> found = new ArrayList<>();
        if (!scored.isEmpty()) {
            for (Saved search : store.<List<Saved>>read(tx -> tx.searches().alerts())) {
                found.addAll(of(search, scored, index));
            }
        }
        return new Found(found, clock);
    }

    private List<Found.One> of(Saved search, List<Copy> scored, SearchIndex index) {
        Instant since = search.alertSince();
        Set<String> fresh = scored.stream().filter(copy -> since != null && copy.scoredAt() != null && !copy.scoredAt().isBefore(since))
                .map(copy -> copy.document().id()).collect(Collectors.toSet());
        if (fresh.isEmpty()) {
            return List.of();
        }
        try {
            return found(search, fresh, index);
        } catch (Fault refused) {
            if (refused.code().startsWith("search.index-")) {
                throw refused;
            }
            log.atWarn().addKeyValue("search", search.id()).addKeyValue("code", refused.code()).log("an alert could not be run");
            return List.of();
        }
    }

    private List<Found.One> found(Saved search, Set<String> fresh, SearchIndex index) {
        SearchRequest asked = requests.parse(search.query(), Reach.EVERYTHING);
        List<SearchFilter> filters = new ArrayList<>(asked.filters());
        filters.add(new Only(fresh));
        SearchRequest narrowed = new SearchRequest(asked.query(), filters, Reach.EVERYTHING, SearchRequest.Sorting.RELEVANCE,
                SearchRequest.Meaning.NO, SearchIndex.MOST_HITS, null);
        Map<String, Found.One> byInteraction = new LinkedHashMap<>();
        String sha256 = Sha256.hex(search.query().getBytes(StandardCharsets.UTF_8));
        for (SearchPage page = index.find(narrowed); ; page = index.find(narrowed.after(page.next()))) {
            for (SearchPage.Group group : page.groups()) {
                group.hits().forEach(hit -> byInteraction.merge(group.about().id(), new Found.One(group.about().id(),
                        new Alert(search.id(), search.version(), sha256, moment(search, hit)), 1),
                        (first, _) -> new Found.One(first.interactionId(), first.alert(), first.hits() + 1)));
            }
            if (page.next() == null) {
                return List.copyOf(byInteraction.values());
            }
        }
    }

    private static Moment moment(Saved search, Hit hit) {
        String quote = hit.text().length() > LONGEST_QUOTE ? hit.text().substring(0, LONGEST_QUOTE) : hit.text();
        return new Moment(Moment.Tone.COACHING, KIND, hit.turn(), hit.speaker(), hit.time(), PlainText.wellFormed(quote),
                "The search \"" + PlainText.quoted(search.name()) + "\" found it.", null, WEIGHT);
    }
}
