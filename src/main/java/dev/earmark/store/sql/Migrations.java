package dev.earmark.store.sql;

import dev.earmark.fault.Conflict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Brings the schema up to date by the numbered files in {@code db/}, each once. What was released is never edited. */
final class Migrations {

    private static final List<String> FILES = List.of("V001__start.sql", "V002__beside.sql", "V003__digests.sql");

    private final Sql sql;

    Migrations(Sql sql) {
        this.sql = sql;
    }

    /** Within one transaction of the caller. @throws Conflict with {@code store.newer} when a later version of the program made the schema */
    void apply() {
        sql.run("create table if not exists schema_version (version integer primary key, file text not null, applied_at bigint not null)");
        int known = (int) sql.number("select coalesce(max(version), 0) as n from schema_version");
        if (known > FILES.size()) {
            throw new Conflict("store.newer", "The database has schema " + known + " but this Earmark knows only up to " + FILES.size() + ": use the newer version of Earmark that made it.");
        }
        for (int version = known + 1; version <= FILES.size(); version++) {
            String file = FILES.get(version - 1);
            statements(file).forEach(sql::run);
            sql.update("insert into schema_version(version, file, applied_at) values (?, ?, ?)", version, file, sql.nowMs());
        }
    }

    private static List<String> statements(String file) {
        return List.of(text(file).split(";\\s*(\\n|$)"));
    }

    private static String text(String file) {
        try (InputStream in = Migrations.class.getResourceAsStream("/db/" + file)) {
            if (in == null) {
                throw new IllegalStateException("no resource db/" + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
