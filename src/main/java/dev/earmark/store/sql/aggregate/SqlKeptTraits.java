package dev.earmark.store.sql.aggregate;

import dev.earmark.store.KeptTraits;
import dev.earmark.store.sql.engine.Sealing;
import dev.earmark.store.sql.engine.Sql;
import java.time.Instant;
import java.util.List;

public record SqlKeptTraits(Sql sql) implements KeptTraits {

    @Override
    public void put(Traits traits) {
        sql.update("""
                insert into call_traits(interaction_id, format, transcript_version, body) values (?, ?, ?, ?)
                on conflict (interaction_id) do update set format = excluded.format, transcript_version = excluded.transcript_version,
                  body = excluded.body""",
                traits.interactionId(), traits.format(), traits.transcriptVersion(),
                new Sealing(sql).sealed(traits.interactionId(), traits.body()));
    }

    @Override
    public List<Traits> between(String after, String last, int format) {
        return sql.list("select * from call_traits where interaction_id > ? and interaction_id <= ? and format = ? order by interaction_id",
                row -> new Traits(row.text("interaction_id"), row.count("format"), row.number("transcript_version"), row.text("body")),
                after, last, format);
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
