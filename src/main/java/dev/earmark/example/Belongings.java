package dev.earmark.example;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.earmark.access.Account;
import dev.earmark.review.Revision.By;
import dev.earmark.store.People;
import dev.earmark.store.SavedSearches.Saved;
import dev.earmark.store.SavedViews.View;
import dev.earmark.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** What the example has besides interactions: people, rules, saved views and searches. */
final class Belongings {

    private static final int MOST_SEARCHES = 1_000;

    private final Script script;
    private final Store store;

    Belongings(Script script, Store store) {
        this.script = script;
        this.store = store;
    }

    /** What is here already stays. @param guests whether nobody may log in as the people of the example */
    void bring(Instant now, boolean guests, Supplier<String> ids) {
        store.write(tx -> {
            script.addRules(tx);
            script.cast().agents().forEach(agent -> tx.people().put(new People.Agent(agent.id(), agent.name(), agent.team())));
            for (Account account : script.cast().accounts(now, guests)) {
                if (tx.accounts().find(account.id()).isEmpty()) {
                    tx.accounts().insert(account);
                }
            }
            By owner = owner();
            if (tx.views().count(owner.id()) == 0) {
                script.views().forEach(view -> tx.views().add(new View(ids.get(), owner, view.name(), view.query(), true)));
                script.searches().forEach(search -> tx.searches().insert(new Saved(ids.get(), owner.id(), search.name(),
                        JsonNodeFactory.instance.objectNode().put("q", '"' + search.words() + '"').toString(), true, null, now, 1)));
            }
            return true;
        });
    }

    private By owner() {
        Cast.Colleague lead = script.cast().colleagues().getFirst();
        return new By(lead.id(), lead.name());
    }

    void remove() {
        String owner = owner().id();
        store.write(tx -> {
            script.removeRules(tx);
            List<View> views = tx.views().seenBy(owner).stream().filter(view -> view.owner().id().equals(owner)).toList();
            views.forEach(view -> tx.views().remove(view.id(), owner));
            tx.searches().of(owner, false, MOST_SEARCHES).forEach(saved -> tx.searches().delete(saved.id()));
            script.cast().accounts(Instant.EPOCH, true).forEach(account -> tx.accounts().remove(account.id()));
            script.cast().agents().forEach(agent -> tx.people().remove(agent.id()));
            return true;
        });
    }
}
