package dev.earmark.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.access.Principal;
import dev.earmark.access.Reach;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request, as a handler sees it: checked against the contract, and made by somebody who may make it. For one thread. */
public interface Exchange {

    /** Id of the operation. */
    String operation();

    /** Who asks. @throws HttpRefusal 401 when nobody is known, which happens on public routes only */
    Principal principal();

    /** Who asks; null when nobody is known. */
    @Nullable Principal principalIf();

    /** Who asks, with the session of a page; null when nobody is known. */
    @Nullable Caller caller();

    /** What the one who asks may know of. */
    default Reach reach() {
        return principal().reach();
    }

    /** A parameter of the path. */
    String path(String name);

    /** A parameter of the query, or its default; null when there is neither. */
    @Nullable String query(String name);

    /** All parameters of the query, for routes whose query is open. */
    Map<String, String> queries();

    /** A whole number of the query that has a default. */
    long number(String name);

    @Nullable Instant time(String name);

    @Nullable String header(String name);

    @Nullable String cookie(String name);

    /** The body as JSON, which is as the contract says; a form's fields as an object of texts. */
    JsonNode body() throws IOException;

    /** The media type of the body, without its parameters, in lower case. */
    String mediaType();

    /** The whole body, which nobody has looked at. @throws HttpRefusal 413 */
    byte[] bytes(int most) throws IOException;

    /** The body, piece by piece, which nobody has looked at. @throws HttpRefusal 413, now or while it is read */
    InputStream stream(long most);

    /**
     * Who asks, looked up anew: for what goes on for long. Empty when the session or key is no longer good, or may no longer do this.
     *
     * @throws dev.earmark.fault.Unavailable when nobody can tell now
     */
    Optional<Principal> principalNow();

    /** Whether the answer to this request may still be told: rights have not become fewer since it was made. */
    default boolean stillMay() {
        Principal then = principalIf();
        return then == null || principalNow().filter(now -> now.reach().equals(then.reach()) || now.reach().equals(Reach.EVERYTHING))
                .isPresent();
    }

    /** The answer shows words of these interactions, which its address does not name. */
    default void shows(Collection<String> interactionIds) {}

    /** Address of the other side, or what a trusted proxy says it is. */
    String address();
}
