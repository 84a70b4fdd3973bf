package dev.earmark.app.command.search;

import dev.earmark.access.Reach;
import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.app.Storage;
import dev.earmark.app.command.part.KeptIndex;
import dev.earmark.app.command.part.Round;
import dev.earmark.fault.Rejected;
import dev.earmark.pipeline.Details;
import dev.earmark.report.json.ResultJson;
import dev.earmark.report.json.SearchJson;
import dev.earmark.report.terminal.SearchLines;
import dev.earmark.search.SearchIndex;
import dev.earmark.search.SearchPage;
import dev.earmark.search.SearchQuery;
import dev.earmark.search.SearchRequest;
import dev.earmark.search.line.Synonyms;
import dev.earmark.search.query.QueryReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code earmark search}. */
@Command(
        name = "search",
        sortOptions = false,
        description = "Finds what was said: in transcripts and chats of a folder, or in what the service has indexed.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  earmark search refund late --in chats/",
            "  earmark search '\"money back\" NEAR/5 (week|month)' --in transcripts.jsonl",
            "  earmark search 'customer says cancel, then agent does not say sorry within 3 turns'",
            "  earmark search 'like: caller is shut out of the app' --in chats/ --json | jq -r '.groups[].hits[].text'",
            "",
            "How searches are written: src/docs/search.md."
        })
public final class SearchCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "QUERY", arity = "1..*", description = "Words, phrases and signs; several arguments are one search.")
    private List<String> query = new ArrayList<>();

    @Option(names = "--in", paramLabel = "FILE|FOLDER",
            description = "Transcripts (.json, .jsonl), recordings, or folders of them (default: what the service has indexed).")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--limit", paramLabel = "N", description = "Turns that are shown, 1 to 100 (default: ${DEFAULT-VALUE}).",
            defaultValue = "10")
    private int limit = 10;

    @Option(names = "--sort", paramLabel = "ORDER",
            description = "relevance, newest, oldest, best_score or worst_score (default: ${DEFAULT-VALUE}).", defaultValue = "relevance")
    private String sort = "relevance";

    @Option(names = "--words-only", description = "Searches by words only, not by meaning.")
    private boolean wordsOnly;

    @Option(names = "--synonyms", paramLabel = "FILE", description = "Words that mean the same (default: those that come with Earmark).")
    private @Nullable Path synonyms;

    @Option(names = "--json", description = "Prints one JSON object, in the shape of the API.")
    private boolean json;

    public SearchCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        SearchRequest.Sorting order = sorting();
        if (limit < 1 || limit > SearchIndex.MOST_HITS) {
            throw new Rejected("app.usage", "--limit is " + limit + "; it must be from 1 to " + SearchIndex.MOST_HITS + ".");
        }
        try (Application application = session.application()) {
            SearchQuery asked = new QueryReader(application.wordLists()).read(String.join(" ", query));
            SearchRequest.Meaning meaning = wordsOnly ? SearchRequest.Meaning.NO : SearchRequest.Meaning.AS_WELL;
            SearchRequest request = new SearchRequest(asked, List.of(), Reach.EVERYTHING, order, meaning, limit, null);
            try (SearchIndex index = index(application)) {
                show(index.find(request));
            }
        }
        return session.complaints().exitCode();
    }

    private SearchRequest.Sorting sorting() {
        for (SearchRequest.Sorting one : SearchRequest.Sorting.values()) {
            if (one.name().equalsIgnoreCase(sort.replace('-', '_'))) {
                return one;
            }
        }
        throw new Rejected("app.usage", "--sort is \"" + sort + "\"; it must be relevance, newest, oldest, best_score or worst_score.");
    }

    private SearchIndex index(Application application) {
        Synonyms known = synonyms == null ? Synonyms.shipped() : Synonyms.of(synonyms);
        if (files.isEmpty()) {
            return kept(application, known);
        }
        FolderIndex folder = new FolderIndex(session, application, wordsOnly ? null : application.embedder(), known);
        files.forEach(file -> application.intake().take(file, Details.NOTHING, new Round(session).each(folder::add)));
        return folder.index();
    }

    /** As the service left it, or keeps it now. */
    private SearchIndex kept(Application application, Synonyms known) {
        try (Storage storage = session.storage()) {
            KeptIndex index = KeptIndex.of(session, storage);
            index.note().ifPresent(sentence -> session.note("search.index-incomplete", sentence));
            return index.open(wordsOnly ? null : application.embedder(), known);
        }
    }

    private void show(SearchPage page) {
        if (json) {
            session.output().line(ResultJson.line(SearchJson.of(page)));
        } else {
            SearchLines.of(page).forEach(session.output()::line);
        }
    }
}
