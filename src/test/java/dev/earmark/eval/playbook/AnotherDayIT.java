package dev.earmark.eval.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.access.Reach;
import dev.earmark.encryption.KeyRing;
import dev.earmark.playbook.PlaySettings;
import dev.earmark.playbook.making.MadePlaybook;
import dev.earmark.playbook.making.PlaybookMaker;
import dev.earmark.playbook.making.PlaybookQuestion;
import dev.earmark.playbook.making.PlaybookQuestion.Goal;
import dev.earmark.playbook.trait.CallTraits;
import dev.earmark.review.Revision.By;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.KeptTraits.Traits;
import dev.earmark.store.Outcomes.Ended;
import dev.earmark.store.Store;
import dev.earmark.store.StoreSettings;
import dev.earmark.store.TranscriptVersions.Change;
import dev.earmark.store.sql.SqlStore;
import dev.earmark.testing.CountingEmbedder;
import dev.earmark.testing.Stores;
import dev.earmark.transcript.Transcript;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was kept for an earlier playbook saves reading and changes nothing: it is that of a house that is read for the first time. */
class AnotherDayIT {

    private static final int CALLS = 700;
    private static final int DAY = 80;
    private static final PlaybookQuestion QUESTION = new PlaybookQuestion(Goal.RESOLVED, null, null, null);
    private static final By KIM = new By("kim", "Kim");
    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

    @TempDir
    Path folder;

    private final List<Store> stores = new ArrayList<>();
    private final CountingEmbedder embedder = new CountingEmbedder("counting");

    @AfterEach
    void close() {
        stores.forEach(Store::close);
    }

    private Store opened(Store store) {
        stores.add(store);
        return store;
    }

    /** A house of always the same calls. */
    private Store house(String name, int... days) {
        Store store = opened(Stores.sqlite(folder.resolve(name)));
        StoredMonth stored = stored(store);
        Month month = month();
        for (int calls : days) {
            stored.make(month, calls);
        }
        return store;
    }

    private static StoredMonth stored(Store store) {
        return new StoredMonth(store, TradeTexts.load("broadband"));
    }

    private static Month month() {
        Random random = new Random(11);
        TradeTexts trade = TradeTexts.load("broadband");
        return new Month(trade, MonthPlan.draw(trade, 6, true, true, random), 0.05, random);
    }

    private MadePlaybook made(Store store) {
        return new PlaybookMaker(store, embedder, PlaySettings.USUAL, Clock.systemUTC()).make(QUESTION);
    }

    private static List<String> ids(Store store) {
        return store.<List<Ended>>read(tx -> tx.outcomes().ended("", CALLS + DAY)).stream().map(Ended::interactionId).toList();
    }

    @Test
    void aDayLaterItIsThePlaybookOfAHouseThatIsReadForTheFirstTime() {
        Store house = house("house", CALLS);
        MadePlaybook first = made(house);
        Month month = month();
        month.make(CALLS, _ -> {});
        stored(house).after(CALLS).make(month, DAY);

        MadePlaybook later = made(house);

        assertThat(later).isEqualTo(made(house("other", CALLS, DAY))).isNotEqualTo(first);
        assertThat(later.playbook().plays()).isNotEmpty();
        assertThat(later.playbook().calls()).isEqualTo(CALLS + DAY);
    }

    @Test
    void whatWasReadBeforeIsNotReadAgain() {
        Store house = house("house", CALLS, DAY);
        MadePlaybook made = made(house);
        int asked = embedder.asked();

        assertThat(made(house)).isEqualTo(made);

        assertThat(embedder.asked()).isEqualTo(asked);
    }

    @Test
    void whatIsDeletedOrWithoutItsWordsIsInNoPlaybook() {
        Store house = house("house", CALLS);
        made(house);
        without(house);

        MadePlaybook later = made(house);

        Store other = house("other", CALLS);
        without(other);
        assertThat(later).isEqualTo(made(other));
        assertThat(later.playbook().calls()).isEqualTo(CALLS - 40);
    }

    private static void without(Store store) {
        List<String> ids = ids(store);
        store.<Boolean>write(tx -> {
            ids.subList(0, 40).forEach(tx.interactions()::delete);
            ids.subList(40, 80).forEach(id -> tx.retention().deleteWords(id, NOW, "Deleted."));
            return true;
        });
    }

    @Test
    void whatWasKeptAndIsDamagedIsReadAnew() {
        Store house = house("house", CALLS);
        MadePlaybook made = made(house);
        List<String> damaged = ids(house).subList(0, 30);
        store(house, damaged, "\n- \n7 x");

        assertThat(made(house)).isEqualTo(made);

        assertThat(kept(house)).hasSize(CALLS).extracting(Traits::body).doesNotContain("\n- \n7 x");
    }

    @Test
    void whatWasKeptEncryptedAndHasRottedIsReadAnew() throws SQLException {
        KeyRing ring = Stores.ring(1);
        Store house = Stores.sealed(folder.resolve("sealed"), ring);
        stored(house).make(month(), DAY);
        MadePlaybook made = made(house);
        house.close();
        try (Connection beside = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("sealed/earmark.db"));
                Statement statement = beside.createStatement()) {
            assertThat(statement.executeUpdate("update call_traits set body = substr(body, 1, length(body) - 9) || 'rottenrot'"))
                    .isEqualTo(DAY);
        }
        Store again = opened(Stores.sealed(folder.resolve("sealed"), ring));
        assertThat(kept(again)).isEmpty();

        assertThat(made(again)).isEqualTo(made);

        assertThat(kept(again)).hasSize(DAY);
    }

    private static void store(Store house, List<String> ids, String body) {
        house.<Boolean>write(tx -> {
            ids.forEach(id -> put(tx, new Traits(id, CallTraits.FORMAT, 1, body)));
            return true;
        });
    }

    private static void put(Store.Tx tx, Traits traits) {
        tx.traits().put(traits, tx.interactions().find(traits.interactionId(), Reach.EVERYTHING).orElseThrow().version());
    }

    private static List<Traits> kept(Store house) {
        return house.read(tx -> tx.traits().between("", "g", CallTraits.FORMAT));
    }

    @Test
    void whatAProgramLeavesThatEndsInTheMiddleIsGoneOnWith() {
        Store house = house("house", CALLS, DAY);
        MadePlaybook made = made(house("other", CALLS, DAY));
        List<Traits> all = kept(stores.getLast());
        house.<Boolean>write(tx -> {
            all.subList(0, 400).forEach(traits -> put(tx, traits)); // as after the first batch
            return true;
        });

        assertThat(made(house)).isEqualTo(made);
    }

    @Test
    void whatAnotherNodeChangesIsSeen() {
        StoreSettings settings = Stores.postgresSettings();
        Store one = opened(SqlStore.open(settings, folder, Stores.AUDIT_KEY));
        Store other = opened(SqlStore.open(settings, folder, Stores.AUDIT_KEY));
        stored(one).make(month(), CALLS);
        MadePlaybook made = made(one);
        changed(other);

        MadePlaybook later = made(one);

        Store fresh = house("fresh", CALLS);
        changed(fresh);
        assertThat(later).isEqualTo(made(fresh)).isNotEqualTo(made);
    }

    /** Every fifth call has the words of the call before it. */
    private static void changed(Store store) {
        List<String> ids = ids(store);
        for (int i = 5; i < ids.size(); i += 5) {
            String id = ids.get(i);
            Heard before = store.read(tx -> tx.findings().heard(ids.get(ids.indexOf(id) - 1))).orElseThrow();
            Transcript own = store.read(tx -> tx.findings().heard(id)).orElseThrow().transcript();
            Transcript next = new Transcript(own.id(), own.channel(), own.source(), own.engine(), before.transcript().turns());
            assertThat(store.<Boolean>write(tx -> tx.transcripts().replace(id, 1, new Heard(next, before.loudness()), Change.CORRECTED,
                    KIM, NOW))).isTrue();
        }
    }
}
