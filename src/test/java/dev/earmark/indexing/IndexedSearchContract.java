package dev.earmark.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.access.Principal;
import dev.earmark.access.Reach;
import dev.earmark.access.Role;
import dev.earmark.blobs.FolderBlobs;
import dev.earmark.fault.Unavailable;
import dev.earmark.interaction.Priority;
import dev.earmark.jobs.Workers;
import dev.earmark.search.FacetCounts;
import dev.earmark.search.SearchFilter;
import dev.earmark.search.SearchPage;
import dev.earmark.search.SearchQuery.Words;
import dev.earmark.search.SearchRequest;
import dev.earmark.search.TurnMeaning;
import dev.earmark.store.Findings.Alert;
import dev.earmark.store.Indexed;
import dev.earmark.store.SavedSearches.Saved;
import dev.earmark.store.StepName;
import dev.earmark.store.Store;
import dev.earmark.testing.FakeEmbedder;
import dev.earmark.testing.Indexes;
import dev.earmark.testing.MemoryIndex;
import dev.earmark.testing.SampleInteractions;
import dev.earmark.testing.SampleResults;
import dev.earmark.testing.Workplace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How an index is kept level with a store, whatever index and whatever store. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
abstract class IndexedSearchContract {

    private static final Principal COACH = new Principal("coach", "Coach", Role.ADMIN, null, Role.ADMIN.permissions(), false);

    @TempDir
    Path folder;

    private final MemoryIndex.Place place = new MemoryIndex.Place();
    private Workplace work;
    private IndexedSearch search;
    private Workers workers;

    abstract Store open(Path data);

    @BeforeEach
    void begin() {
        work = new Workplace(open(folder.resolve("data")), new FolderBlobs(folder.resolve("blobs")), folder);
        workers = work.workers(Duration.ofSeconds(60), Duration.ofSeconds(60));
        workers.start();
        search = started(Duration.ofHours(1));
    }

    private IndexedSearch started(Duration forgetWithin) {
        IndexedSearch fresh = IndexedSearch.of(work.store(), place, new SearchSettings(true, null, null, true, forgetWithin),
                Indexes.requests(),
                new TurnMeaning(new FakeEmbedder()), Clock.systemUTC());
        fresh.start();
        return fresh;
    }


    @AfterEach
    void end() {
        search.close();
        workers.close();
        work.close();
    }

    private String chat(String word) {
        return work.chat(work.reception(), word, Priority.FRESH).id();
    }

    private List<String> found(String word) {
        SearchPage page = search.find(SearchRequest.of(new Words(word, List.of(word)), 10));
        return page.groups().stream().map(group -> group.about().id()).toList();
    }

    /** Fails after a minute: databases are slow on busy machines. */
    private void until(BooleanSupplier happened) {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!happened.getAsBoolean()) {
            assertThat(System.nanoTime()).as(() -> "it did not happen within a minute: " + search.status() + ", " + counts() + ", begun "
                    + place.begun + ", meant " + place.meant().size() + " of " + place.ids().size()).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private void untilLevel() {
        until(() -> work.quiet() && search.status().ready() && !search.status().rebuilding() && counts().behind() == 0);
    }

    private boolean whole() {
        return search.status().ready() && !search.status().rebuilding();
    }

    private Indexed.Counts counts() {
        return search.counts();
    }

    @Test
    void whatIsScoredIsFoundAndWhatIsDeletedIsNot() {
        String kept = chat("walnut");
        String deleted = chat("almond");
        untilLevel();
        assertThat(found("walnut")).containsExactly(kept);
        assertThat(found("almond")).containsExactly(deleted);

        work.erasure().erase(deleted, COACH);

        untilLevel();
        assertThat(found("almond")).isEmpty();
        assertThat(search.documents()).isEqualTo(1);
        assertThat(search.status().trouble()).isEmpty();
    }

    @Test
    void whatIsKeptWakesTheIndexerThatWouldLookAgainInAnHour() {
        search.close();
        search = IndexedSearch.of(work.store(), place, new SearchSettings(true, null, null, false, Duration.ofHours(1)),
                Indexes.requests(), null, Clock.systemUTC(), Duration.ofHours(1));
        search.start();
        until(this::whole);

        String kept = chat("walnut");

        untilLevel();
        assertThat(found("walnut")).containsExactly(kept);
    }

    @Test
    void aDocumentSaysWhatTheStoreKnowsOfItsInteraction() {
        String id = chat("walnut");
        untilLevel();

        SearchPage.About about = search.find(SearchRequest.of(new Words("walnut", List.of("walnut")), 10)).groups().getFirst().about();

        assertThat(about.version()).isEqualTo(work.interaction(id).version());
        assertThat(List.of(about.agentId(), about.team(), about.queue(), about.status(), about.rubricId(), about.percent(), about.passed()))
                .containsExactly("a-17", "blue", "parcels", "scored", "small", 100.0, true);
        assertThat(search.find(SearchRequest.of(new Words("walnut", List.of("walnut")), 10).reaching(new Reach.Own("a-18"))).groups())
                .isEmpty();
    }

    @Test
    void howAnInteractionEndedCanBeFilteredByAndCounted() {
        String ended = chat("walnut");
        String untold = chat("almond");
        untilLevel();
        SearchPage.About about = search.find(SearchRequest.of(new Words("walnut", List.of("walnut")), 10)).groups().getFirst().about();

        assertThat(work.store().<Boolean>write(tx -> tx.findings().put(ended, StepName.SUMMARISE,
                about.rubricId() + "@" + about.rubricVersion(), 99, SampleResults.summary()))).isTrue();
        untilLevel();

        String ending = Objects.requireNonNull(SampleResults.summary().outcome()).ending().label();
        SearchRequest asked = Indexes.requests().parse("{\"outcome\": \"" + ending + "\"}", Reach.EVERYTHING);
        assertThat(search.find(asked).groups().stream().map(group -> group.about().id())).containsExactly(ended).doesNotContain(untold);
        assertThat(search.facets(asked, List.of(SearchFilter.Facet.Outcome.ENDING)).getFirst())
                .isEqualTo(new FacetCounts("outcome", List.of(new FacetCounts.Value(ending, 1)), 0));
    }

    @Test
    void meaningIsCopiedBehindTheWords() {
        List<String> ids = IntStream.range(0, 20).mapToObj(i -> chat("nut" + i)).sorted().toList();

        until(() -> place.meant().equals(ids));

        until(() -> counts().unmeant() == 0);
    }

    @Test
    void anIndexThatIsTakenAwayIsBuiltAnewAndAnswersTheSame() {
        List<String> ids = IntStream.range(0, 80).mapToObj(i -> chat("nut" + i)).toList();
        untilLevel();
        work.erasure().erase(ids.get(7), COACH);
        untilLevel();
        List<String> before = place.ids();

        place.takeAway();

        until(() -> place.begun == 2 && whole());
        assertThat(place.ids()).isEqualTo(before);
        assertThat(found("nut33")).containsExactly(ids.get(33));
        until(() -> place.meant().equals(before));
    }

    @Test
    void anIndexThatIsDamagedIsWipedAndOneOfAnotherDatabaseToo() {
        String id = chat("walnut");
        untilLevel();
        place.failing("search.index-broken");
        assertThatThrownBy(() -> found("walnut")).isInstanceOfSatisfying(Unavailable.class,
                fault -> assertThat(fault.code()).isEqualTo("search.index-broken"));
        until(() -> place.begun == 2 && whole());
        assertThat(found("walnut")).containsExactly(id);

        search.close();
        place.begin();
        search = started(Duration.ofHours(1));

        untilLevel();
        assertThat(place.begun).isEqualTo(4);
        assertThat(found("walnut")).containsExactly(id);
    }

    @Test
    void whenTheDiskIsFullCopyingPausesAndSearchGoesOn() {
        String before = chat("walnut");
        untilLevel();
        place.failing("search.index-not-written");
        String later = chat("almond");

        until(() -> search.status().trouble().equals(java.util.Optional.of("paused (search.index-not-written)")));
        assertThat(found("walnut")).containsExactly(before);
        assertThat(found("almond")).isEmpty();
        assertThat(counts().behind()).isPositive();
        until(() -> search.lag().compareTo(Duration.ofSeconds(1)) > 0);

        place.failing("");
        untilLevel();
        assertThat(found("almond")).containsExactly(later);
        assertThat(search.status().trouble()).isEmpty();
    }

    @Test
    void theSameIndexIsGoneOnWithAfterARestart() {
        String id = chat("walnut");
        untilLevel();
        search.close();
        String meanwhile = chat("almond");

        search = started(Duration.ofHours(1));

        untilLevel();
        assertThat(place.begun).isEqualTo(1);
        assertThat(found("walnut")).containsExactly(id);
        assertThat(found("almond")).containsExactly(meanwhile);
    }

    @Test
    void wordsOfWhatWasDeletedLeaveTheFilesInTime() {
        search.close();
        search = started(Duration.ofSeconds(2));
        String id = chat("walnut");
        untilLevel();

        work.erasure().erase(id, COACH);

        until(() -> place.forgotten == 1);
        until(() -> work.store().<List<?>>read(tx -> tx.indexed().toForget(10)).isEmpty());
    }

    private Saved alert(String name, String json, Instant since) {
        Saved saved = new Saved(SampleInteractions.id(), "coach", name, json, true, since, Instant.now(), 1);
        work.store().<Boolean>write(tx -> {
            tx.searches().insert(saved);
            return true;
        });
        return saved;
    }

    private List<Alert> alerts(String id) {
        return work.store().<List<Alert>>read(tx -> tx.findings().alerts(id));
    }

    private long told(Saved saved) {
        return work.store().<List<dev.earmark.store.Events.Placed>>write(tx -> {
            tx.events().order(1_000);
            return tx.events().after(0, Reach.EVERYTHING, 1_000);
        }).stream().filter(placed -> placed.event().type().label().equals("search.alert"))
                .filter(placed -> saved.id().equals(placed.event().detail().get("search"))).count();
    }

    @Test
    void anAlertMarksWhatIsNewlyScoredOnceAndTellsOfIt() {
        String old = chat("walnut");
        untilLevel();
        Saved alert = alert("parcels", "{\"q\":\"arrived\",\"team\":\"blue\"}", Instant.now());
        alert("others", "{\"q\":\"arrived\",\"team\":\"red\"}", Instant.now());
        alert("no longer readable", "{\"q\":\"arrived\",\"bounds\":[{\"figure\":\"gone\",\"atLeast\":1}]}", Instant.now());

        String fresh = chat("almond");
        untilLevel();

        assertThat(alerts(old)).isEmpty();
        Alert marked = alerts(fresh).getFirst();
        assertThat(alerts(fresh)).hasSize(1);
        assertThat(marked.searchId()).isEqualTo(alert.id());
        assertThat(marked.moment()).extracting("kind", "turn", "quote", "why")
                .containsExactly("alert", 0, "my parcel almond has not arrived", "The search \"parcels\" found it.");
        assertThat(told(alert)).isEqualTo(1);

        place.takeAway();
        until(() -> place.begun == 2 && whole());
        untilLevel();
        assertThat(alerts(fresh)).hasSize(1);
        assertThat(alerts(old)).isEmpty();
        assertThat(told(alert)).as("a rebuilt index tells of nothing again").isEqualTo(1);
    }

    @Test
    void searchesAreAnsweredWhileTheIndexIsBuilt() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            ids.add(chat("nut" + i));
        }
        untilLevel();
        Set<Integer> percents = new java.util.TreeSet<>();
        place.takeAway();
        until(() -> {
            IndexStatus status = search.status();
            if (status.rebuilding()) {
                percents.add(status.percent());
            }
            return place.begun == 2 && status.ready() && !status.rebuilding();
        });
        assertThat(percents).allMatch(percent -> percent >= 0 && percent < 100);
        assertThat(found("nut99")).containsExactly(ids.getLast());
    }
}
