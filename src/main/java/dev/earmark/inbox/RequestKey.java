package dev.earmark.inbox;

import dev.earmark.fault.Rejected;
import dev.earmark.hash.Sha256;
import dev.earmark.interaction.Routing;
import dev.earmark.pipeline.Details;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What tells a repeated request from a new one.
 *
 * @param shown   as the sender gave it, or as it was derived
 * @param kept    unique in the store: keys of different senders do not meet, a derived one is the same for everybody
 * @param derived from the content
 */
record RequestKey(String shown, String kept, boolean derived) {

    private static final int LONGEST = 200;

    /**
     * @param digests of the files or the text
     * @throws Rejected with {@code inbox.key-invalid}
     */
    static RequestKey of(Offer offer, Details known, List<String> digests) {
        String given = offer.key();
        if (given == null) {
            String shown = digest(joined(digests), known.facts().agentId(), known.startedAt());
            return new RequestKey(shown, "content:" + shown, true);
        }
        boolean printable = given.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (given.isEmpty() || given.length() > LONGEST || !printable) {
            throw new Rejected("inbox.key-invalid", "The idempotency key must be 1 to " + LONGEST
                    + " printable ASCII characters without spaces; a UUID works.");
        }
        return new RequestKey(given, "given:" + offer.by() + ":" + given, false);
    }

    /** Of everything that was handed in: the same key with another one is a mistake of the sender. */
    static String requestDigest(Details known, List<String> digests) {
        return digest(joined(digests), known.id(), known.facts(), known.agentChannel(), known.customerChannel(), routing(known.routing()),
                known.startedAt());
    }

    /** As it was written before there was a language in it, so that a request from then is known again. */
    private static String routing(Routing routing) {
        String language = routing.language();
        return "Routing[team=" + routing.team() + ", queue=" + routing.queue() + (language == null ? "" : ", language=" + language) + "]";
    }

    private static String joined(List<String> digests) {
        return String.join("+", digests);
    }

    /** The lengths keep two lists of parts that read alike when joined apart. */
    private static String digest(@Nullable Object... parts) {
        String all = Arrays.stream(parts)
                .map(part -> part == null ? "-" : part.toString().length() + ":" + part)
                .collect(Collectors.joining("|"));
        return Sha256.hex(all.getBytes(StandardCharsets.UTF_8));
    }
}
