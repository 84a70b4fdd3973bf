package dev.earmark.store.sql.aggregate;

import dev.earmark.fault.Fault;
import dev.earmark.store.KeptTraits;
import dev.earmark.store.sql.engine.Row;
import dev.earmark.store.sql.engine.Sealing;
import dev.earmark.store.sql.engine.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

public record SqlKeptTraits(Sql sql) implements KeptTraits {

    @Override
    public boolean put(Traits traits, long version) {
        return sql.one("select version from interaction where id = ? " + sql.dialect().lock(), row -> row.number("version"),
                traits.interactionId()).filter(now -> now == version).isPresent() && put(traits);
    }

    private boolean put(Traits traits) {
        return sql.updatesOne("""
                insert into call_traits(interaction_id, format, transcript_version, body) values (?, ?, ?, ?)
                on conflict (interaction_id) do update set format = excluded.format, transcript_version = excluded.transcript_version,
                  body = excluded.body""",
                traits.interactionId(), traits.format(), traits.transcriptVersion(),
                new Sealing(sql).sealed(traits.interactionId(), traits.body()));
    }

    @Override
    public Map<String, Long> read(String after, String last, int format) {
        Map<String, Long> read = new HashMap<>();
        sql.each("""
                select interaction_id, transcript_version from call_traits
                where interaction_id > ? and interaction_id <= ? and format = ?""",
                row -> read.put(row.text("interaction_id"), row.number("transcript_version")), after, last, format);
        return read;
    }

    @Override
    public List<Traits> between(String after, String last, int format, Predicate<String> wanted) {
        List<Traits> found = new ArrayList<>();
        sql.each("select * from call_traits where interaction_id > ? and interaction_id <= ? and format = ? order by interaction_id",
                row -> {
                    String id = row.text("interaction_id");
                    Optional<String> body = wanted.test(id) ? body(row) : Optional.empty();
                    if (body.isPresent()) {
                        found.add(new Traits(id, format, row.number("transcript_version"), body.get()));
                    }
                }, after, last, format);
        return found;
    }

    /** Empty for what cannot be opened: it is made of other things that are kept, so nobody need hear of it. */
    private static Optional<String> body(Row row) throws SQLException {
        try {
            return Optional.of(row.text("body"));
        } catch (Fault damaged) {
            return Optional.empty();
        }
    }

    @Override
    public boolean refuse(Clip clip, String byId, Instant at) {
        return sql.updatesOne("""
                insert into clip_refusal(interaction_id, turn, by_id, made_at) values (?, ?, ?, ?)
                on conflict (interaction_id, turn) do nothing""", clip.interactionId(), clip.turn(), byId, at);
    }

    @Override
    public boolean allow(Clip clip) {
        return sql.updatesOne("delete from clip_refusal where interaction_id = ? and turn = ?", clip.interactionId(), clip.turn());
    }

    @Override
    public List<Clip> refused() {
        return sql.list("select interaction_id, turn from clip_refusal order by interaction_id, turn",
                row -> new Clip(row.text("interaction_id"), row.count("turn")));
    }
}
