package dev.earmark.language.prompt;

import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.yaml.YamlFile;
import dev.earmark.yaml.YamlMap;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The prompts of a folder, one Markdown file each: front matter (name, version, variables, reply schema), then the parts {@code # System}
 * and {@code # User}. Each is read once. Safe for many threads.
 */
public final class PromptLibrary {

    private static final String CODE = "language.prompt-invalid";
    private static final Pattern LAYOUT = Pattern
            .compile("\\A---\\n(?<head>.*?)\\n---\\n\\s*# System\\n(?<system>.*?)\\n# User\\n(?<user>.*)\\z", Pattern.DOTALL);
    private static final int LONGEST_TEXT = 20_000;

    private final Path folder;
    private final Map<String, Prompt> prompts = new ConcurrentHashMap<>();

    public PromptLibrary(Path folder) {
        this.folder = folder;
    }

    /**
     * The prompt in the file {@code name.md}.
     *
     * @throws NotFound when there is no such file
     * @throws Rejected when its variables and its text disagree, or it is otherwise not as it should be
     */
    public Prompt get(String name) {
        return Objects.requireNonNull(prompts.computeIfAbsent(name, this::read));
    }

    private Prompt read(String name) {
        Path file = folder.resolve(name + ".md");
        if (!Files.isRegularFile(file)) {
            throw new NotFound("language.prompt-unknown", "There is no prompt " + file + ".");
        }
        String text = new String(YamlFile.of(file, CODE).bytes(file), StandardCharsets.UTF_8).replace("\r\n", "\n");
        Matcher layout = LAYOUT.matcher(text);
        if (!layout.matches()) {
            throw new Rejected(CODE,
                    file.getFileName()
                    + " is not laid out as a prompt: front matter between two lines of ---, then \"# System\", then \"# User\".");
        }
        return prompt(name, YamlFile.of(file, CODE).parse(layout.group("head")), layout.group("system").strip(),
                layout.group("user").strip());
    }

    private static Prompt prompt(String name, YamlMap head, String system, String user) {
        head.only("name", "version", "variables", "fenced", "reply-schema");
        if (!head.text("name").equals(name)) {
            throw head.wrong("\"name\" is " + YamlMap.shown(head.text("name")) + "; the file's name says \"" + name + "\"");
        }
        Set<String> texts = new TreeSet<>(head.texts("variables"));
        Set<String> fenced = new TreeSet<>(head.texts("fenced"));
        agree(head, texts, fenced, system, user);
        ReplySchema schema = new ReplySchema(name, fields(head, "reply-schema"));
        return new Prompt(name, head.whole("version", 1, 1_000_000), texts, fenced, system, user, schema);
    }

    private static void agree(YamlMap head, Set<String> texts, Set<String> fenced, String system, String user) {
        if (!gaps(system).isEmpty()) {
            throw head.wrong("the system part has the gap {{" + gaps(system).iterator().next()
                    + "}}; it must be the same for every conversation");
        }
        Set<String> declared = new TreeSet<>(texts);
        for (String name : fenced) {
            if (!declared.add(name)) {
                throw head.wrong("\"" + name + "\" is both a variable and fenced");
            }
        }
        for (String gap : gaps(user)) {
            if (!declared.remove(gap)) {
                throw head.wrong("the text has the gap {{" + gap + "}}, which is not among the variables");
            }
        }
        if (!declared.isEmpty()) {
            throw head.wrong("the text has no gap {{" + declared.iterator().next() + "}}, which is among the variables");
        }
    }

    private static Set<String> gaps(String text) {
        Set<String> gaps = new TreeSet<>();
        Prompt.GAP.matcher(text).results().forEach(gap -> gaps.add(gap.group(1)));
        return gaps;
    }

    private static List<ReplySchema.Field> fields(YamlMap map, String key) {
        List<ReplySchema.Field> fields = new ArrayList<>();
        for (YamlMap field : map.maps(key)) {
            fields.add(field(field.only("name", "most", "one-of", "list-of")));
        }
        if (fields.isEmpty()) {
            throw map.wrong("\"" + key + "\" lists no fields");
        }
        return fields;
    }

    private static ReplySchema.Field field(YamlMap field) {
        String name = field.text("name");
        if (field.has("one-of")) {
            return new ReplySchema.Choice(name, field.texts("one-of"));
        } else if (field.has("list-of")) {
            return new ReplySchema.Several(name, fields(field, "list-of"), field.whole("most", 1, 100));
        }
        return new ReplySchema.Text(name, field.whole("most", 1, LONGEST_TEXT));
    }
}
