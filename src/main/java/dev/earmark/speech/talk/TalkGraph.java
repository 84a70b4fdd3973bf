package dev.earmark.speech.talk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The grammar of an unpacked model, to which talk is added. */
public final class TalkGraph {

    private TalkGraph() {}

    /** Where a model keeps its grammar. */
    public static Path in(Path model) {
        return model.resolve("graph").resolve("Gr.fst");
    }

    /**
     * Writes the grammar anew. Takes some 5 s of one core and 300 MB, whatever the talk.
     *
     * @param talk each takes its share of all before it
     * @throws IOException when the grammar or talk cannot be read or the grammar cannot be written
     */
    public static void add(List<Talk> talk, Path model) throws IOException {
        if (!Files.exists(in(model))) {
            throw new IOException(model + " has no grammar of its own, graph/Gr.fst, to which talk could be added");
        }
        NgramFst grammar = NgramFst.read(in(model));
        grammar.write(new Mixture(parts(grammar, talk), null).mixed(), in(model));
    }

    /** What a recogniser expects as it came, and what is added to it, each taking its share of all before it. */
    static List<Mixture.Part> parts(NgramFst grammar, List<Talk> talk) throws IOException {
        List<Mixture.Part> parts = new ArrayList<>(List.of(new Mixture.Part(grammar.model(), 1)));
        for (Talk one : talk) {
            parts.add(new Mixture.Part(one.over(grammar), one.share(), one.bySeen()));
        }
        return List.copyOf(parts);
    }
}
