package dev.earmark.store.sql.engine;

import dev.earmark.fault.Conflict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Brings the schema up to date by the numbered files in {@code db/}, each once. What was released is never edited. */
final class Migrations {

    private static final List<Migration> ALL = Stream.of(
                    "V001__start.sql", "V002__beside.sql", "V003__digests.sql", "V004__alone.sql", "V005__access.sql", "V007__plan.sql",
                    "V008__library.sql", "V009__search.sql", "V010__review.sql", "V012__nodes.sql", "V014__example.sql",
                    "V018__no_conversation.sql", "V020__coaching.sql", "V021__outcome.sql", "V022__one_to_one.sql",
                    "V023__retention.sql", "V024__coach.sql", "V025__model_cost.sql", "V026__coach_note.sql", "V028__encryption.sql",
                    "V029__figure_stamp.sql", "V030__language.sql")
            .map(Migration::of).toList();

    private final Sql sql;

    Migrations(Sql sql) {
        this.sql = sql;
    }

    private record Migration(int version, String file) {
        static Migration of(String file) {
            return new Migration(Integer.parseInt(file.substring(1, 4)), file);
        }
    }

    /**
     * Within one transaction of the caller.
     *
     * @throws Conflict with {@code store.newer} when a later version of the program made the schema
     */
    void apply() {
        sql.run("create table if not exists schema_version (version integer primary key, file text not null, applied_at bigint not null)");
        Set<Integer> applied = Set.copyOf(sql.list("select version from schema_version", row -> row.count("version")));
        int newest = ALL.getLast().version;
        int known = applied.stream().max(Integer::compare).orElse(0);
        if (known > newest) {
            throw new Conflict("store.newer", "The database has schema " + known + " but this Earmark knows only up to " + newest
                    + ": use the newer version of Earmark that made it.");
        }
        for (Migration next : ALL) {
            if (!applied.contains(next.version)) {
                statements(next.file).forEach(sql::run);
                sql.update("insert into schema_version(version, file, applied_at) values (?, ?, ?)", next.version, next.file, sql.nowMs());
            }
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
