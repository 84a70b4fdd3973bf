package dev.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.store.Nodes.Node;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

interface NodesContract extends UsesStore {

    long LONG_MS = 60_000;

    private static Node node(String host) {
        return new Node(UUID.randomUUID().toString(), host, "all", "s3://recordings/", "");
    }

    private List<Node> comes(Node node, long aliveMs) {
        return store().write(tx -> tx.nodes().comes(node, aliveMs));
    }

    private void beat(Node node) {
        store().<Boolean>write(tx -> {
            tx.nodes().beat(node);
            return true;
        });
    }

    private List<Node> others(String id, long aliveMs) {
        return listed(tx -> tx.nodes().others(id, aliveMs));
    }

    @Test
    default void aNodeThatComesSeesThoseThatAreAlive() throws InterruptedException {
        Node first = node("a");
        Node second = node("b");
        assertThat(comes(first, LONG_MS)).doesNotContain(second);
        beat(first);

        assertThat(comes(second, LONG_MS)).contains(first);
        assertThat(others(first.id(), LONG_MS)).as("it is only coming").doesNotContain(second);
        beat(second);
        assertThat(others(first.id(), LONG_MS)).contains(second).doesNotContain(first);

        Thread.sleep(30);
        assertThat(others(first.id(), 10)).as("no sign of life").doesNotContain(second);
        beat(second);
        assertThat(others(first.id(), LONG_MS)).contains(second);
    }

    @Test
    default void aNodeThatStartsAgainIsTheSame() {
        Node node = node("a");
        Node elsewhere = new Node(node.id(), "a", "worker", "folder 1", "local 2");
        comes(node, LONG_MS);
        beat(node);

        assertThat(comes(elsewhere, LONG_MS)).doesNotContain(node);
        beat(elsewhere);
        assertThat(others("", LONG_MS)).contains(elsewhere).doesNotContain(node);
    }

    @Test
    default void whoHasLeftIsNotThere() {
        Node node = node("a");
        comes(node, LONG_MS);
        beat(node);
        for (int i = 0; i < 2; i++) {
            store().<Boolean>write(tx -> {
                tx.nodes().leaves(node.id());
                return true;
            });
        }

        assertThat(others("", LONG_MS)).doesNotContain(node);
    }

    @Test
    default void ofThoseThatComeAtTheSameTimeOnlyOneSeesNoOther() throws Exception {
        String place = "s3://" + UUID.randomUUID();
        List<Callable<Boolean>> coming = IntStream.range(0, 8).<Callable<Boolean>>mapToObj(number -> () -> {
            Node node = new Node(UUID.randomUUID().toString(), "h" + number, "all", place, "");
            return comes(node, LONG_MS).stream().noneMatch(other -> other.blobs().equals(place));
        }).toList();

        assertThat(atOnce(coming)).filteredOn(alone -> alone).hasSize(1);
    }
}
