package dev.earmark.web.api;

import dev.earmark.access.Secrets;
import dev.earmark.web.contract.Contract;
import dev.earmark.web.http.Cookies;
import dev.earmark.web.http.Handler;
import dev.earmark.web.login.Logins;
import dev.earmark.web.ui.Shell;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Who answers what.
 *
 * @param address     where people reach this server; known once it listens
 * @param mostStreams streams of events at the same time
 * @param pace        of what goes on for long
 * @param shell       of the pages
 */
public record Apis(
        Backend backend,
        Contract contract,
        LiveFeed feed,
        Secrets secrets,
        Logins logins,
        Cookies cookies,
        Supplier<URI> address,
        int mostStreams,
        SendingPace pace,
        Shell shell) {

    /** One handler for each operation id. */
    public Map<String, Handler> handlers() {
        Map<String, Handler> all = new HashMap<>();
        List.of(
                new UploadApi(backend).handlers(),
                new InteractionsApi(backend).handlers(),
                new FindingsApi(backend).handlers(),
                new SoundApi(backend).handlers(),
                new OriginalsApi(backend).handlers(),
                new SearchApi(backend).handlers(),
                new SavedSearchesApi(backend).handlers(),
                new WorkApi(backend).handlers(),
                new RubricsApi(backend).handlers(),
                new PeopleApi(backend).handlers(),
                new CoachingApi(backend).handlers(),
                new OneToOnesApi(backend).handlers(),
                new WebhooksApi(backend).handlers(),
                new EventsApi(backend, feed, mostStreams, pace).handlers(),
                new AccountsApi(backend, secrets, address).handlers(),
                new KeysApi(backend, secrets).handlers(),
                new SessionApi(backend.store(), logins, cookies).handlers(),
                new FactorsApi(logins, cookies).handlers(),
                new OwnSessionsApi(logins.own()).handlers(),
                new AuditApi(backend).handlers(),
                new ReviewApi(backend).handlers(),
                new DisputesApi(backend).handlers(),
                new QueueApi(backend).handlers(),
                new QueueRulesApi(backend).handlers(),
                new CommentsApi(backend).handlers(),
                new MarkedMomentsApi(backend).handlers(),
                new TranscriptsApi(backend).handlers(),
                new OutcomesApi(backend).handlers(), new SurveysApi(backend).handlers(),
                new PlaybooksApi(backend).handlers(), new PerformersApi(backend).handlers(), new PlayUsesApi(backend).handlers(),
                new SavedViewsApi(backend).handlers(),
                new CoachingListsApi(backend).handlers(), new CustomerApi(backend).handlers(), new FiguresApi(backend).handlers(),
                new ListsApi(backend).handlers(),
                new OwnFeedbackApi(backend).handlers(), new RetentionApi(backend).handlers(), new HoldsApi(backend).handlers(),
                new CustomerFilesApi(backend).handlers(),
                new SystemApi(backend).handlers(),
                new ExampleApi(backend).handlers(),
                new ContractApi(contract).handlers(),
                new LabelsApi(backend).handlers(), new ShellApi(shell, backend).handlers(),
                new PagesApi(new ServerPages(shell), logins, cookies, backend.store()).handlers()).forEach(all::putAll);
        return all;
    }
}
