package dev.earmark.web.http;

import org.jspecify.annotations.Nullable;

/** Gives answers to GET an entity tag, and says 304 to those who have it already (RFC 9110, 13.1.2). */
public final class Conditions {

    private Conditions() {}

    public static Answer apply(String method, @Nullable String ifNoneMatch, Answer answer) {
        boolean reads = method.equals("GET") || method.equals("HEAD");
        if (!reads || answer.status() != 200) {
            return answer;
        }
        Answer tagged = answer.content() instanceof Answer.Bytes bytes && !answer.has("ETag")
                ? answer.withTag(Tags.ofBytes(bytes.bytes())) : answer;
        String tag = tagged.headers().stream().filter(header -> header.name().equals("ETag")).map(Answer.Header::value).findFirst()
                .orElse(null);
        if (tag == null || ifNoneMatch == null || !Tags.named(ifNoneMatch, tag)) {
            return tagged;
        }
        return Answer.nothing(304).withTag(tag);
    }
}
