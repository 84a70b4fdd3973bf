package dev.earmark.store.sql.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads every row of PostgreSQL, so that the server compares pages with their checksums where it has some, and lets the extension
 * {@code amcheck} look at the indexes where it is installed.
 */
record PostgresExamination(Transactions transactions, Runnable pause, Set<String> leftOut) {

    /** Runs work in a transaction of its own. @throws SqlFailure */
    @FunctionalInterface
    interface Transactions {
        Object run(Function<Sql, Object> work);
    }

    List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (String table : names("select table_name as name from information_schema.tables where table_schema = current_schema() and"
                + " table_type = 'BASE TABLE' order by 1")) {
            if (!leftOut.contains(table)) {
                look(problems, "table " + table, "select coalesce(sum(length(t::text)), 0) as n from \"" + table + "\" t");
            }
        }
        if (!names("select extname as name from pg_extension where extname = 'amcheck'").isEmpty()) {
            for (String index : names("select indexname as name from pg_indexes where schemaname = current_schema() and indexdef like '%"
                    + " USING btree %' order by 1")) {
                look(problems, "index " + index, "select count(bt_index_check('\"" + index + "\"'::regclass)::text) as n");
            }
        }
        return problems;
    }

    @SuppressWarnings("unchecked")
    private List<String> names(String query) {
        return (List<String>) transactions.run(sql -> sql.list(query, row -> row.text("name")));
    }

    private void look(List<String> problems, String what, String query) {
        try {
            transactions.run(sql -> sql.number(query));
        } catch (SqlFailure failed) {
            if (!PostgresFaults.damaged(failed)) {
                throw failed;
            }
            problems.add(what + ": " + SqliteFaults.sentence(failed));
        }
        pause.run();
    }
}
