package dev.earmark.eval.privacy;

import dev.earmark.redaction.PrivateKind;
import dev.earmark.transcript.Speaker;
import java.util.List;

/** A made-up conversation with one private thing in it. */
record PrivateScript(PrivateKind kind, List<Line> lines) {

    PrivateScript {
        lines = List.copyOf(lines);
    }

    /**
     * @param before the words before the secret
     * @param secret the private words; empty for most lines
     * @param after  the words behind it
     */
    record Line(Speaker speaker, String before, String secret, String after) {

        static Line of(Speaker speaker, String words) {
            return new Line(speaker, words, "", "");
        }

        String text() {
            return (before + " " + secret + " " + after).strip().replaceAll(" +", " ");
        }
    }
}
