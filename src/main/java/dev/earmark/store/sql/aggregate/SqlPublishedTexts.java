package dev.earmark.store.sql.aggregate;

import dev.earmark.encryption.WrappedKey;
import dev.earmark.store.PublishedTexts;
import dev.earmark.store.sql.engine.Row;
import dev.earmark.store.sql.engine.Sealing;
import dev.earmark.store.sql.engine.Sql;
import dev.earmark.store.sql.engine.StoredText;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

public record SqlPublishedTexts(Sql sql) implements PublishedTexts {

    @Override
    public boolean putDraft(PublishedText draft) {
        StoredText body = draft.kind().equals(ClipTexts.PLAYBOOK) ? new Sealing(sql).sealed(WrappedKey.HOUSE, draft.text())
                : new StoredText(draft.text());
        return sql.updatesOne("""
                insert into published_text(kind, id, version, state, title, sha256, body, kept_by, kept_at, digest)
                values (?, ?, ?, 'draft', ?, ?, ?, ?, ?, ?)
                on conflict (kind, id, version) do update
                set title = excluded.title, sha256 = excluded.sha256, body = excluded.body, kept_by = excluded.kept_by,
                  kept_at = excluded.kept_at, digest = excluded.digest
                where published_text.state = 'draft'""",
                draft.kind(), draft.id(), draft.version(), draft.title(), draft.sha256(), body, draft.by(), draft.at(),
                BodyDigest.of(Bodied.PUBLISHED_TEXT, body, draft.id(), draft.kind(), draft.version()));
    }

    @Override
    public boolean publish(String kind, String id, int version, String by, Instant at) {
        return sql.updatesOne("""
                update published_text set state = 'published', kept_by = ?, kept_at = ?
                where kind = ? and id = ? and version = ? and state <> 'published'""", by, at, kind, id, version);
    }

    @Override
    public boolean retire(String kind, String id, int version, String by, Instant at) {
        return sql.updatesOne("""
                update published_text set state = 'retired', kept_by = ?, kept_at = ?
                where kind = ? and id = ? and version = ? and state = 'published'""", by, at, kind, id, version);
    }

    @Override
    public Optional<PublishedText> find(String kind, String id, int version) {
        return sql.one("select * from published_text where kind = ? and id = ? and version = ?", SqlPublishedTexts::text, kind, id,
                version);
    }

    @Override
    public boolean remove(String kind, String id, int version) {
        return sql.updatesOne("delete from published_text where kind = ? and id = ? and version = ?", kind, id, version);
    }

    @Override
    public Optional<PublishedText> newest(String kind, String id) {
        return sql.one("select * from published_text where kind = ? and id = ? and state = 'published' order by version desc limit 1",
                SqlPublishedTexts::text, kind, id);
    }

    @Override
    public List<PublishedText> all(String kind, @Nullable String id) {
        return id == null
                ? sql.list("select * from published_text where kind = ? order by id, version desc", SqlPublishedTexts::text, kind)
                : sql.list("select * from published_text where kind = ? and id = ? order by version desc", SqlPublishedTexts::text, kind,
                        id);
    }

    private static PublishedText text(Row row) throws SQLException {
        String kind = row.text("kind");
        String id = row.text("id");
        int version = row.count("version");
        return new PublishedText(kind, id, version, State.of(row.text("state")), row.text("title"), row.text("sha256"),
                BodyDigest.checked(Bodied.PUBLISHED_TEXT, row, id, kind, version), row.text("kept_by"), row.time("kept_at"));
    }

    @Override
    public List<Rule> rules(String kind) {
        return sql.list("select channel, queue, team, id from published_text_rule where kind = ? order by position",
                SqlPublishedTexts::rule,
                kind);
    }

    private static Rule rule(Row row) throws SQLException {
        String channel = row.maybeText("channel");
        return new Rule(channel == null ? null : Labels.channel(channel), row.maybeText("queue"), row.maybeText("team"), row.text("id"));
    }

    @Override
    public void replaceRules(String kind, List<Rule> rules) {
        sql.update("delete from published_text_rule where kind = ?", kind);
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            sql.update("insert into published_text_rule(kind, position, channel, queue, team, id) values (?, ?, ?, ?, ?, ?)",
                    kind, i, rule.channel() == null ? null : rule.channel().label(), rule.queue(), rule.team(), rule.id());
        }
    }
}
