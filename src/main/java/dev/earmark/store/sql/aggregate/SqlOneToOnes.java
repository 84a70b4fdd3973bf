package dev.earmark.store.sql.aggregate;

import dev.earmark.encryption.WrappedKey;
import dev.earmark.store.OneToOnes;
import dev.earmark.store.sql.engine.Row;
import dev.earmark.store.sql.engine.Sealing;
import dev.earmark.store.sql.engine.Sql;
import dev.earmark.store.sql.engine.StoredText;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

public record SqlOneToOnes(Sql sql) implements OneToOnes {

    @Override
    public void add(OneToOne sheet) {
        sql.update("""
                insert into one_to_one(id, agent_id, held_on, state, by_id, by_name, made_at, shared_at, acknowledged_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""", sheet.id(), sheet.agentId(), sheet.on().toString(), sheet.state().label(),
                sheet.by().id(), sheet.by().name(), sheet.at(), sheet.sharedAt(), sheet.acknowledgedAt());
    }

    @Override
    public Optional<OneToOne> find(String id) {
        return sql.one("select * from one_to_one where id = ?", SqlOneToOnes::sheet, id);
    }

    @Override
    public List<OneToOne> of(String agentId) {
        return sql.list("select * from one_to_one where agent_id = ? order by held_on desc, id desc", SqlOneToOnes::sheet, agentId);
    }

    @Override
    public List<OneToOne> about(About about, int most) {
        return sql.list("""
                select * from one_to_one where id in (select sheet_id from one_to_one_entry where rubric_id = ? and subject = ?)
                order by held_on desc, id desc limit ?""", SqlOneToOnes::sheet, about.rubricId(), about.id(), most);
    }

    @Override
    public boolean save(OneToOne sheet, State before) {
        return sql.updatesOne("update one_to_one set held_on = ?, state = ?, shared_at = ?, acknowledged_at = ? where id = ? and state = ?",
                sheet.on().toString(), sheet.state().label(), sheet.sharedAt(), sheet.acknowledgedAt(), sheet.id(), before.label());
    }

    @Override
    public boolean remove(String id) {
        return sql.updatesOne("delete from one_to_one where id = ?", id);
    }

    private static OneToOne sheet(Row row) throws SQLException {
        return new OneToOne(row.text("id"), row.text("agent_id"), LocalDate.parse(row.text("held_on")),
                known(State.of(row.text("state"))), SqlReviews.by(row), row.time("made_at"), row.maybeTime("shared_at"),
                row.maybeTime("acknowledged_at"));
    }

    private static <T> T known(Optional<T> word) throws SQLException {
        return word.orElseThrow(() -> new SQLException("unknown word"));
    }

    @Override
    public List<SheetEntry> entries(String sheetId) {
        return sql.list("select * from one_to_one_entry where sheet_id = ? order by made_at, id", SqlOneToOnes::entry, sheetId);
    }

    private StoredText sealed(SheetEntry entry, String text) {
        Place place = entry.place();
        return new Sealing(sql).sealed(place == null ? WrappedKey.HOUSE : place.interactionId(), text);
    }

    @Override
    public void put(String sheetId, SheetEntry entry) {
        Place place = entry.place();
        About about = entry.about();
        sql.update("""
                insert into one_to_one_entry(id, sheet_id, kind, version, body, situation, behaviour, impact, question, interaction_id,
                  turn, start_ms, end_ms, rubric_id, subject, due_on, of_agent, by_id, by_name, made_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", entry.id(), sheetId, entry.kind().label(),
                entry.version(), sealed(entry, entry.words().text()), sealed(entry, entry.words().situation()),
                sealed(entry, entry.words().behaviour()), sealed(entry, entry.words().impact()), sealed(entry, entry.words().question()),
                        place == null ? null : place.interactionId(), place == null ? null : (Integer) place.turn(),
                place == null ? null : place.startMs(), place == null ? null : place.endMs(), about == null ? "" : about.rubricId(),
                about == null ? "" : about.id(), day(entry.due()), entry.ofAgent() ? 1 : 0, entry.by().id(), entry.by().name(),
                entry.at());
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    @Override
    public boolean change(String sheetId, SheetEntry entry) {
        About about = entry.about();
        return sql.updatesOne("""
                update one_to_one_entry set kind = ?, version = ?, body = ?, situation = ?, behaviour = ?, impact = ?, question = ?,
                  rubric_id = ?, subject = ?, due_on = ? where id = ? and sheet_id = ? and version = ?""", entry.kind().label(),
                entry.version(), sealed(entry, entry.words().text()), sealed(entry, entry.words().situation()),
                sealed(entry, entry.words().behaviour()), sealed(entry, entry.words().impact()), sealed(entry, entry.words().question()),
                        about == null ? "" : about.rubricId(), about == null ? "" : about.id(), day(entry.due()),
                entry.id(), sheetId, entry.version() - 1);
    }

    @Override
    public boolean takeOut(String sheetId, String entryId, int version) {
        return sql.updatesOne("delete from one_to_one_entry where id = ? and sheet_id = ? and version = ?", entryId, sheetId, version);
    }

    private static SheetEntry entry(Row row) throws SQLException {
        String interaction = row.maybeText("interaction_id");
        String subject = row.text("subject");
        String due = row.maybeText("due_on");
        return new SheetEntry(row.text("id"), known(Kind.of(row.text("kind"))), row.count("version"),
                new Words(row.text("body"), row.text("situation"), row.text("behaviour"), row.text("impact"), row.text("question")),
                interaction == null ? null : new Place(interaction, row.count("turn"), row.maybeNumber("start_ms"),
                        row.maybeNumber("end_ms")),
                subject.isEmpty() ? null : new About(row.text("rubric_id"), subject), due == null ? null : LocalDate.parse(due),
                row.flag("of_agent"), SqlReviews.by(row), row.time("made_at"));
    }
}
