package dev.earmark.store;

import dev.earmark.access.Reach;
import dev.earmark.interaction.Interaction;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** What every store must do: the contracts of all its ports. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreContract
        implements InteractionsContract, InteractionListContract, JobsContract, FindingsContract, EventsContract, WebhooksContract,
                AccessContract, FactorsContract,
        NodesContract, ReadLogContract, RubricsAndPeopleContract, SoundnessContract, ReviewContract, ReviewQueueContract,
                IndexedContract, SavedSearchesContract, CoachingListsContract, FiguresContract, OutcomesContract, CoachingsContract,
                OneToOnesContract, ModelCostsContract, RetentionContract {

    private Store store;

    abstract Store open();

    /** JDBC address of the database. */
    abstract String url();

    @Override
    public void tamper(String sql) {
        try (Connection connection = DriverManager.getConnection(url()); Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException refused) {
            throw new AssertionError(refused);
        }
    }

    @Override
    public String text(String query) {
        try (Connection connection = DriverManager.getConnection(url()); Statement statement =
                connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException refused) {
            throw new AssertionError(refused);
        }
    }

    @Override
    public Store store() {
        return store;
    }

    @BeforeAll
    void openIt() {
        store = open();
    }

    @AfterAll
    void closeIt() {
        store.close();
    }

    @AfterEach
    void forgetInteractions() {
        for (Interactions.Page page = some(); !page.items().isEmpty(); page = some()) {
            Interactions.Page found = page;
            store.write(tx -> found.items().stream().map(Interactions.Listed::interaction).map(Interaction::id)
                    .map(tx.interactions()::delete).toList());
        }
    }

    private Interactions.Page some() {
        return store.read(tx -> tx.interactions().list(InteractionQuery.newest(500), Reach.EVERYTHING));
    }
}
