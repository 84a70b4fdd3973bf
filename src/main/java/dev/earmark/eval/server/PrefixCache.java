package dev.earmark.eval.server;

import dev.earmark.language.TokenEstimate;
import java.util.ArrayDeque;
import java.util.Deque;

/** How much of a prompt a server has read before, as OpenAI counts it: from 1,024 tokens on, in steps of 128. Safe for many threads. */
final class PrefixCache {

    private static final int REMEMBERED = 64;
    private static final int LEAST_TOKENS = 1_024;
    private static final int STEP_TOKENS = 128;

    private final Deque<String> read = new ArrayDeque<>();

    /** @return tokens at the beginning that an earlier prompt shares */
    synchronized int tokens(String prompt) {
        int longest = read.stream().mapToInt(other -> common(prompt, other)).max().orElse(0);
        read.addLast(prompt);
        if (read.size() > REMEMBERED) {
            read.removeFirst();
        }
        int tokens = TokenEstimate.of(prompt.substring(0, longest));
        return tokens < LEAST_TOKENS ? 0 : tokens / STEP_TOKENS * STEP_TOKENS;
    }

    private static int common(String one, String other) {
        int most = Math.min(one.length(), other.length());
        int at = 0;
        while (at < most && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }
}
