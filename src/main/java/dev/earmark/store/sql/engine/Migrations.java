package dev.earmark.store.sql.engine;

import dev.earmark.fault.Conflict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Brings the schema up to date by the numbered files in {@code db/}, each once. What was released is never edited. */
final class Migrations {

    private static final List<String> FILES =
            List.of("V001__start.sql", "V002__beside.sql", "V003__digests.sql", "V005__access.sql");

    private final Sql sql;

    Migrations(Sql sql) {
        this.sql = sql;
    }

    /** Within one transaction of the caller. @throws Conflict with {@code store.newer} when a later version of the program made the schema */
    void apply() {
        sql.run("create table if not exists schema_version (version integer primary key, file text not null, applied_at bigint not null)");
        Set<String> applied = new TreeSet<>(sql.list("select file from schema_version", row -> row.text("file")));
        applied.stream().filter(file -> !FILES.contains(file)).findFirst().ifPresent(file -> {
            throw new Conflict("store.newer", "The database has the schema " + file + " but this Earmark knows only up to " + FILES.getLast()
                    + ": use the newer version of Earmark that made it.");
        });
        for (String file : FILES) {
            if (!applied.contains(file)) {
                statements(file).forEach(sql::run);
                sql.update("insert into schema_version(version, file, applied_at) values (?, ?, ?)", number(file), file, sql.nowMs());
            }
        }
    }

    /** {@code V012__name.sql} is 12. */
    private static int number(String file) {
        return Integer.parseInt(file.substring(1, file.indexOf("__")));
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
