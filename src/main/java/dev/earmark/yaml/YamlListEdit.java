package dev.earmark.yaml;

import dev.earmark.fault.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Adds a text to a list of a document and leaves every other sign as it is: comments, order, style, line ends. What comes out is read
 * again and held against what was meant; where the two differ, nothing is changed.
 */
public final class YamlListEdit {

    private static final int LONGEST_LINE = 140;

    private final YamlFile file;
    private final String text;

    /** @param text a document that {@code file} can parse */
    public YamlListEdit(YamlFile file, String text) {
        this.file = file;
        this.text = text;
    }

    /**
     * @param path keys, and indexes from 0 as {@link Integer}, to a mapping
     * @param key  of the list in it; where there is none, it is made behind the list {@code behind}
     * @return the whole document with the item as the last of the list
     * @throws Rejected with the file's code when the list is written in a way that cannot be added to
     */
    public String added(List<Object> path, String key, String behind, String item) {
        Node top = new Compose(LoadSettings.builder().setLabel(file.name()).build()).composeString(text).orElseThrow(this::cannot);
        Node mapping = top;
        for (Object step : path) {
            mapping = below(mapping, step);
        }
        @Nullable Node list = value(mapping, key);
        String changed = list == null ? made(mapping, key, sequence(value(mapping, behind)), item) : longer(sequence(list), item);
        if (!file.parse(changed).plain().equals(meant(path, key, item))) {
            throw cannot();
        }
        return changed;
    }

    private Node below(Node node, Object step) {
        if (step instanceof Integer index && node instanceof SequenceNode list && index < list.getValue().size()) {
            return list.getValue().get(index);
        }
        @Nullable Node value = step instanceof String key ? value(node, key) : null;
        if (value == null) {
            throw cannot();
        }
        return value;
    }

    private @Nullable Node value(@Nullable Node node, String key) {
        if (!(node instanceof MappingNode mapping)) {
            throw cannot();
        }
        for (NodeTuple entry : mapping.getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key)) {
                return entry.getValueNode();
            }
        }
        return null;
    }

    private SequenceNode sequence(@Nullable Node node) {
        if (node instanceof SequenceNode list && !list.getValue().isEmpty()) {
            return list;
        }
        throw cannot();
    }

    private String longer(SequenceNode list, String item) {
        Node last = list.getValue().getLast();
        if (list.getFlowStyle() != FlowStyle.FLOW) {
            int at = lineEnd(end(last));
            return inserted(at, lineBreak() + dashMargin(start(last)) + "- " + YamlScalar.of(item));
        }
        int at = end(last);
        boolean fits = at - lineStart(at) + item.length() + 6 <= LONGEST_LINE;
        String margin = " ".repeat(Math.max(1, start(list.getValue().getFirst()) - lineStart(start(list.getValue().getFirst()))));
        return inserted(at, (fits ? ", " : "," + lineBreak() + margin) + YamlScalar.of(item));
    }

    /** A list that was not there, in the style of the one that it follows. */
    private String made(Node mapping, String key, SequenceNode behind, String item) {
        if (((MappingNode) mapping).getFlowStyle() == FlowStyle.FLOW) {
            return inserted(end(behind), ", " + key + ": [" + YamlScalar.of(item) + "]");
        }
        String margin = " ".repeat(start(((MappingNode) mapping).getValue().getFirst().getKeyNode())
                - lineStart(start(((MappingNode) mapping).getValue().getFirst().getKeyNode())));
        boolean flow = behind.getFlowStyle() == FlowStyle.FLOW;
        int at = lineEnd(flow ? end(behind) : end(behind.getValue().getLast()));
        String list = flow ? " [" + YamlScalar.of(item) + "]" : lineBreak() + margin + "  - " + YamlScalar.of(item);
        return inserted(at, lineBreak() + margin + key + ":" + list);
    }

    private String inserted(int at, String more) {
        return text.substring(0, at) + more + text.substring(at);
    }

    /** What stands before the hyphen of an item. */
    private String dashMargin(int item) {
        int dash = item;
        while (dash > lineStart(item) && text.charAt(dash) != '-') {
            dash--;
        }
        String margin = text.substring(lineStart(item), dash);
        if (!margin.isBlank()) {
            throw cannot();
        }
        return margin;
    }

    private int lineStart(int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    /** Behind the last sign of the line, a comment included. A block of lines ends where the next line begins. */
    private int lineEnd(int at) {
        if (at > 0 && text.charAt(at - 1) == '\n') {
            return at - (at > 1 && text.charAt(at - 2) == '\r' ? 2 : 1);
        }
        int end = text.indexOf('\n', at);
        int line = end < 0 ? text.length() : end;
        return line > at && text.charAt(line - 1) == '\r' ? line - 1 : line;
    }

    private String lineBreak() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    private int start(Node node) {
        return place(node.getStartMark().orElseThrow(this::cannot));
    }

    private int end(Node node) {
        return place(node.getEndMark().orElseThrow(this::cannot));
    }

    /** The library counts code points. */
    private int place(Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }

    private Map<String, @Nullable Object> meant(List<Object> path, String key, String item) {
        Map<String, @Nullable Object> top = file.parse(text).plain();
        Object at = top;
        for (Object step : path) {
            at = Objects.requireNonNull(step instanceof Integer index ? ((List<?>) at).get(index) : ((Map<?, ?>) at).get(step));
        }
        @SuppressWarnings("unchecked")
        Map<String, @Nullable Object> mapping = (Map<String, @Nullable Object>) at;
        List<@Nullable Object> list = new ArrayList<>(mapping.get(key) instanceof List<?> known ? known : List.of());
        list.add(item);
        mapping.put(key, list);
        return top;
    }

    private Rejected cannot() {
        return new Rejected(file.code(), file.name() + " is written in a way in which this list cannot be added to; write the sentence "
                + "into the file by hand.");
    }
}
