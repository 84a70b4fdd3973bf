package dev.earmark.web.login.session;

import dev.earmark.web.http.Caller;
import java.time.Instant;
import java.util.Set;

/** What comes of a password that was right. */
public sealed interface LoginOutcome {

    /** A session that has begun. @param secret for the cookie; it is nowhere else */
    record Begun(String secret, Caller caller) implements LoginOutcome {
        @Override
        public String toString() {
            return "Begun[" + caller.principal().id() + "]";
        }
    }

    /**
     * A second factor must be shown.
     *
     * @param ticket to come back with
     * @param ways   {@code app}, {@code recovery}, {@code passkey}: what there is
     */
    record CodeNeeded(String ticket, Set<String> ways, Instant until) implements LoginOutcome {
        public CodeNeeded {
            ways = Set.copyOf(ways);
        }

        @Override
        public String toString() {
            return "CodeNeeded" + ways;
        }
    }
}
