package dev.earmark.store.sql.aggregate;

import dev.earmark.outcome.OutcomeFact;
import dev.earmark.outcome.OutcomeName;
import dev.earmark.outcome.RepeatContacts.Contact;
import dev.earmark.store.Outcomes;
import dev.earmark.store.sql.engine.Row;
import dev.earmark.store.sql.engine.Sealing;
import dev.earmark.store.sql.engine.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public record SqlOutcomes(Sql sql) implements Outcomes {

    private static final int MOST = 10;

    @Override
    public int add(String interactionId, List<OutcomeFact> facts) {
        int kept = 0;
        Map<OutcomeName, String> last = new EnumMap<>(OutcomeName.class);
        Map<OutcomeName, Integer> number = new EnumMap<>(OutcomeName.class);
        for (OutcomeFact known : of(interactionId)) {
            last.put(known.name(), known.value());
            number.merge(known.name(), 1, Integer::sum);
        }
        for (OutcomeFact fact : facts) {
            if (!fact.value().equals(last.put(fact.name(), fact.value()))) {
                sql.update("""
                        insert into outcome(interaction_id, name, number, body, by_id, by_name, made_at) values (?, ?, ?, ?, ?, ?, ?)""",
                        interactionId, fact.name().label(), number.merge(fact.name(), 1, Integer::sum),
                        new Sealing(sql).sealed(interactionId, fact.value()), fact.byId(),
                        fact.byName(), fact.at());
                kept++;
            }
        }
        return kept;
    }

    @Override
    public List<OutcomeFact> of(String interactionId) {
        return sql.list("select * from outcome where interaction_id = ? order by made_at, number, name", SqlOutcomes::fact, interactionId);
    }

    private static OutcomeFact fact(Row row) throws SQLException {
        return new OutcomeFact(name(row), row.text("body"), row.text("by_id"), row.text("by_name"), row.time("made_at"));
    }

    static OutcomeName name(Row row) throws SQLException {
        String label = row.text("name");
        return OutcomeName.of(label).orElseThrow(() -> new SQLException("unknown word " + label));
    }

    @Override
    public List<String> ofCustomer(String customerId, Instant from, Instant to) {
        return sql.list("""
                select id from interaction where customer_id in (?, ?) and started_at >= ? and started_at <= ?
                order by started_at, id limit ?""", row -> row.text("id"), customerId, new Sealing(sql).customer(customerId), from, to,
                        MOST);
    }

    @Override
    public List<String> knownAs(String externalId) {
        return sql.list("select id from interaction where external_id = ? order by received_at desc, id desc limit ?",
                row -> row.text("id"), externalId, MOST);
    }

    @Override
    public List<Ended> ended(String after, int limit) {
        List<Ended> bare = sql.list("""
                select id, agent_id, queue, coalesce(started_at, received_at) as began,
                  (select coalesce(max(version), 1) from transcript_version v where v.interaction_id = interaction.id) as heard
                from interaction
                where id > ? and agent_id is not null and stage = 'marked' and no_conversation is null order by id limit ?""",
                row -> new Ended(row.text("id"), row.text("agent_id"), row.maybeText("queue"), row.time("began"), row.number("heard"),
                        Map.of()),
                after, limit);
        if (bare.isEmpty()) {
            return bare;
        }
        Map<String, Map<OutcomeName, String>> known = new HashMap<>();
        sql.list("select * from outcome where interaction_id > ? and interaction_id <= ? and name <> 'comment' order by number",
                row -> known.computeIfAbsent(row.text("interaction_id"), _ -> new EnumMap<>(OutcomeName.class))
                        .put(name(row), row.text("body")) == null,
                after, bare.getLast().interactionId());
        List<Ended> ended = new ArrayList<>();
        bare.forEach(one -> ended.add(new Ended(one.interactionId(), one.agentId(), one.queue(), one.startedAt(),
                one.transcriptVersion(), known.getOrDefault(one.interactionId(), Map.of()))));
        return ended;
    }

    @Override
    public List<Contact> contacts(Instant from) {
        return sql.list("select id, customer_id, customer_sealed, started_at from interaction where customer_id is not null and"
                + " started_at >= ?",
                row -> new Contact(row.text("id"), row.maybeStored("customer_sealed") == null
                        ? new Sealing(sql).customer(row.text("customer_id")) : row.text("customer_id"), row.time("started_at")), from);
    }
}
