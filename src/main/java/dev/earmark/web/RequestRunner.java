package dev.earmark.web;

import dev.earmark.access.Permission;
import dev.earmark.access.Principal;
import dev.earmark.access.Secrets;
import dev.earmark.fault.Fault;
import dev.earmark.store.Credentials.Session;
import dev.earmark.web.api.CustomerMasks;
import dev.earmark.web.contract.Contract;
import dev.earmark.web.contract.Operation;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.RequestBody;
import dev.earmark.web.http.Caller;
import dev.earmark.web.http.ClientGone;
import dev.earmark.web.http.Conditions;
import dev.earmark.web.http.Cookies;
import dev.earmark.web.http.Handler;
import dev.earmark.web.http.HttpRefusal;
import dev.earmark.web.http.Problems;
import dev.earmark.web.http.Target;
import dev.earmark.web.login.Gate;
import dev.earmark.web.ui.UiFiles;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Takes a request from its first line to its answer: who, whether they may, what, and every failure in one form. */
final class RequestRunner {

    private static final String TOKEN = "X-CSRF-Token";

    private final Contract contract;
    private final Map<String, Handler> handlers;
    private final Gate gate;
    private final ReadNotes reads;
    private final CustomerMasks masks;
    private final UiFiles ui;
    private final Origins origins;
    private final Cookies cookies;
    private final Set<String> proxies;
    private final boolean https;

    RequestRunner(Contract contract, Map<String, Handler> handlers, Gate gate, ReadNotes reads, CustomerMasks masks, UiFiles ui,
            WebSettings settings, Cookies cookies) {
        this.contract = contract;
        this.handlers = Map.copyOf(handlers);
        this.gate = gate;
        this.reads = reads;
        this.masks = masks;
        this.ui = ui;
        this.origins = new Origins(settings);
        this.cookies = cookies;
        this.proxies = settings.proxies();
        this.https = settings.publicUrl() != null && settings.publicUrl().startsWith("https:");
    }

    /**
     * @param operation id of the contract; {@code unknown} when the address is none of ours
     * @param stillMay  whether the answer may still be told, asked while it is being sent
     */
    record Ran(String operation, Answer answer, BooleanSupplier stillMay) {

        static Ran of(String operation, Answer answer) {
            return new Ran(operation, answer, () -> true);
        }
    }

    /** @throws ClientGone when nobody waits for an answer any longer */
    Ran run(HttpServerRequest request, RequestBody bodies) throws ClientGone {
        String operation = "unknown";
        Answer answer;
        BooleanSupplier stillMay = () -> true;
        try {
            origins.checkHost(request);
            Target target = Target.of(request.path(), request.query());
            Optional<Answer> file = file(request, target);
            if (file.isPresent()) {
                return Ran.of("uiFile", secured(file.get()));
            }
            Contract.Match match = matched(request, target);
            operation = match.operation().id();
            ServerExchange exchange = exchange(request, match, target, bodies);
            stillMay = exchange::stillMay;
            answer = Conditions.apply(request.method().name(), request.getHeader("If-None-Match"),
                    handled(request, match.operation(), exchange));
            answer = request.method().equals(HttpMethod.HEAD) ? answer : answer.opened();
        } catch (Fault fault) {
            answer = Problems.of(fault);
        } catch (HttpRefusal refusal) {
            answer = Problems.of(refusal);
        } catch (ClientGone gone) {
            throw gone;
        } catch (IOException | RuntimeException | StackOverflowError bug) {
            String id = UUID.randomUUID().toString();
            FaultLog.bug(id, operation, bug);
            answer = Problems.bug(id);
        }
        return new Ran(operation, secured(answer), stillMay);
    }

    /** A file of the page, which everybody may have: it holds no data. Empty for every other address. */
    private Optional<Answer> file(HttpServerRequest request, Target target) {
        String method = request.method().name();
        boolean reads = method.equals("GET") || method.equals("HEAD");
        Optional<Answer> found = reads ? ui.answer(target.segments(), request.getHeader("Accept-Encoding")) : Optional.empty();
        return found.map(answer -> Conditions.apply(method, request.getHeader("If-None-Match"), answer));
    }

    /** HEAD is answered as GET is where the contract has nothing else. */
    private Contract.Match matched(HttpServerRequest request, Target target) {
        String method = request.method().name();
        try {
            return contract.match(method, target.segments());
        } catch (HttpRefusal refusal) {
            if (method.equals("HEAD") && refusal.status() == 405) {
                return contract.match("GET", target.segments());
            }
            throw refusal;
        }
    }

    private ServerExchange exchange(HttpServerRequest request, Contract.Match match, Target target, RequestBody bodies) {
        String authorization = request.getHeader("Authorization");
        Cookie cookie = request.getCookie(cookies.sessionName());
        @Nullable String secret = cookie == null ? null : cookie.getValue();
        return new ServerExchange(request, match, target, bodies, gate.caller(authorization, secret), address(request),
                () -> gate.caller(authorization, secret).map(Caller::principal).filter(principal -> may(match.operation(), principal)));
    }

    private Answer handled(HttpServerRequest request, Operation operation, ServerExchange exchange) throws IOException {
        if (operation.changes() && request.getHeader("Authorization") == null) {
            origins.checkOrigin(request);
        }
        checkMay(operation, exchange);
        exchange.checkContract();
        checkToken(request, operation, exchange);
        Handler handler = handlers.get(operation.id());
        if (handler == null) {
            throw new IllegalStateException("nobody answers " + operation.id());
        }
        masks.check(operation, exchange);
        Answer answer = handler.answer(exchange);
        reads.note(operation, exchange, answer.status());
        return masks.of(operation, exchange, answer);
    }

    private static void checkMay(Operation operation, ServerExchange exchange) {
        if (operation.permission().equals("public")) {
            return;
        }
        Caller caller = exchange.caller();
        boolean bare = caller != null && caller.session() instanceof Session session && session.bare();
        if (bare && !operation.permission().equals("session")) {
            throw new HttpRefusal(403, "access.factor-needed",
                    "Your role must have a second factor; add one on the page \"Your account\" (/account).");
        }
        if (!may(operation, exchange.principal())) {
            throw new HttpRefusal(403, "web.not-allowed",
                    "This needs the permission " + operation.permission() + ", which you do not have.");
        }
    }

    private static boolean may(Operation operation, Principal principal) {
        if (operation.permission().equals("public") || operation.permission().equals("session")) {
            return true;
        }
        return principal.may(Permission.of(operation.permission())
                .orElseThrow(() -> new IllegalStateException(operation.id() + " has no policy")));
    }

    /** A page's own script knows the session's token; a form of another page does not. Forms without script carry it in a field. */
    private static void checkToken(HttpServerRequest request, Operation operation, ServerExchange exchange) throws IOException {
        Caller caller = exchange.caller();
        Session session = caller == null ? null : caller.session();
        if (session == null || !operation.changes() || operation.permission().equals("public")) {
            return;
        }
        boolean form = exchange.mediaType().equals("application/x-www-form-urlencoded");
        String given = form ? exchange.body().path("csrf").asText() : request.getHeader(TOKEN);
        if (given == null || !Secrets.same(given, session.csrf())) {
            throw new HttpRefusal(403, "web.token-missing", "Repeat the token that GET /api/v1/me gives in the header " + TOKEN + ".");
        }
    }

    private String address(HttpServerRequest request) {
        String peer = request.remoteAddress() == null ? "" : String.valueOf(request.remoteAddress().hostAddress());
        List<String> forwarded = request.headers().getAll("X-Forwarded-For"); // some proxies add to the header, others add another one
        if (forwarded.isEmpty() || !proxies.contains(peer)) {
            return peer;
        }
        List<String> hops = List.of(String.join(",", forwarded).split(",", -1));
        for (int i = hops.size() - 1; i >= 0; i--) {
            String hop = hops.get(i).strip();
            if (!proxies.contains(hop)) {
                return hop.length() > 45 ? peer : hop;
            }
        }
        return peer;
    }

    /** With what every answer carries. */
    Answer secured(Answer answer) {
        Answer secured = answer.with("X-Content-Type-Options", "nosniff").with("Cross-Origin-Resource-Policy", "same-origin");
        if (!answer.has("Content-Security-Policy")) {
            secured = secured.with("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
        }
        if (!answer.has("Cache-Control")) {
            secured = secured.with("Cache-Control", "no-store");
        }
        secured = secured.with("Referrer-Policy", "same-origin");
        return https ? secured.with("Strict-Transport-Security", "max-age=31536000") : secured;
    }
}
