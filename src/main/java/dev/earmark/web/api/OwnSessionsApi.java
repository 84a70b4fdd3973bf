package dev.earmark.web.api;

import dev.earmark.store.Credentials.Session;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Caller;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import dev.earmark.web.login.session.OwnSessions;
import java.util.List;
import java.util.Map;

/** Sessions of whoever asks. */
final class OwnSessionsApi {

    private final OwnSessions sessions;

    OwnSessionsApi(OwnSessions sessions) {
        this.sessions = sessions;
    }

    Map<String, Handler> handlers() {
        return Map.of("listSessions", this::list, "endSession", this::end, "endOtherSessions", this::endOthers);
    }

    private Answer list(Exchange exchange) {
        Caller caller = SessionApi.known(exchange);
        List<Session> all = sessions.all(caller);
        Session present = caller.session();
        return Answer.ok(Views.items(all, session -> Views.object().put("id", session.id())
                .put("current", present != null && present.secretSha256().equals(session.secretSha256()))
                .put("createdAt", Views.time(session.createdAt())).put("seenAt", Views.time(session.seenAt()))
                .put("expiresAt", Views.time(session.expiresAt()))
                .put("address", session.address()).put("browser", session.browser()).put("way", session.way())));
    }

    private Answer end(Exchange exchange) {
        sessions.end(SessionApi.known(exchange), exchange.path("session"));
        return Answer.nothing(204);
    }

    private Answer endOthers(Exchange exchange) {
        return Answer.ok(Views.object().put("count", sessions.endOthers(SessionApi.known(exchange))));
    }
}
