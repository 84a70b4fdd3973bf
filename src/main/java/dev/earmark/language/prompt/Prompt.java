package dev.earmark.language.prompt;

import dev.earmark.hash.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A prompt with gaps. Immutable. */
public final class Prompt {

    static final Pattern GAP = Pattern.compile("\\{\\{([a-z][a-z0-9-]*)\\}\\}");

    private final String name;
    private final int version;
    private final Set<String> texts;
    private final Set<String> fences;
    private final String system;
    private final String user;
    private final ReplySchema schema;

    Prompt(String name, int version, Set<String> texts, Set<String> fences, String system, String user, ReplySchema schema) {
        this.name = name;
        this.version = version;
        this.texts = Set.copyOf(texts);
        this.fences = Set.copyOf(fences);
        this.system = system;
        this.user = user;
        this.schema = schema;
    }

    /** Name and version: {@code judge-criteria v1}. */
    public String id() {
        return name + " v" + version;
    }

    /** Digest of its words and the shape of its replies, in lower-case hexadecimal. */
    public String sha256() {
        Sha256 parts = new Sha256();
        for (String part : List.of(system, user, schema.toString())) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            parts.add(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array()).add(bytes);
        }
        return parts.hex();
    }

    /** The shape of its replies. */
    public ReplySchema schema() {
        return schema;
    }

    /**
     * Fills the gaps.
     *
     * @param words  of rubrics and of ours, by the name of the gap
     * @param fenced words of conversations, by the name of the gap
     * @throws IllegalArgumentException when a gap is not filled, or there is no such gap
     */
    public Question fill(Map<String, String> words, Map<String, Fence> fenced) {
        if (!words.keySet().equals(texts) || !fenced.keySet().equals(fences)) {
            throw new IllegalArgumentException("the prompt " + name + " has the gaps " + texts + " and " + fences + ", not "
                    + words.keySet() + " and " + fenced.keySet());
        }
        StringBuilder filled = new StringBuilder();
        Matcher gap = GAP.matcher(user);
        while (gap.find()) {
            Fence fence = fenced.get(gap.group(1));
            String value = fence == null ? words.getOrDefault(gap.group(1), "") : fence.text();
            gap.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return new Question(id(), system, gap.appendTail(filled).toString(), schema);
    }
}
