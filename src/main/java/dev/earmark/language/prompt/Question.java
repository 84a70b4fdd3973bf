package dev.earmark.language.prompt;

import dev.earmark.hash.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One question to a model. Only a {@link Prompt} makes questions, so that nobody's words stand in the system text.
 *
 * @param prompt name and version of the prompt, for instance {@code judge-criteria v1}
 * @param system the rules; holds nothing of a conversation
 * @param user   what is asked, with the conversation inside a {@link Fence}
 * @param schema the shape of the reply
 */
public record Question(String prompt, String system, String user, ReplySchema schema) {

    /** Digest of its words, in lower-case hexadecimal. */
    public String sha256() {
        byte[] first = system.getBytes(StandardCharsets.UTF_8);
        return new Sha256().add(ByteBuffer.allocate(Integer.BYTES).putInt(first.length).array()).add(first)
                .add(user.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
