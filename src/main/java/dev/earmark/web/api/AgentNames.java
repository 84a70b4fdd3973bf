package dev.earmark.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.store.Store;
import org.jspecify.annotations.Nullable;

/** Agents as people know them. */
record AgentNames(Store.Tx tx) {

    /** @return null where nobody has named the agent */
    @Nullable String name(@Nullable String id) {
        return id == null ? null : tx.people().agent(id).map(agent -> agent.name()).orElse(null);
    }

    ObjectNode person(String id) {
        return Views.object().put("id", id).put("name", name(id));
    }
}
