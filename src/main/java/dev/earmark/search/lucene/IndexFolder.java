package dev.earmark.search.lucene;

import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.Directory;

/** The files of an index: how they are opened, what is written about them, and what they must be. */
final class IndexFolder {

    /** Memory for documents that are not written yet. */
    private static final double BUFFER_MB = 64;
    /**
     * A segment gets a graph of its vectors once a search through the graph for this many would look at fewer of them than there are
     * (Lucene's {@code expectedVisitedNodes}, {@code k ln n}): with about 2,400 vectors. In smaller ones every vector is compared, which is
     * exact and takes a millisecond; a new house and each segment that was just written do without building graphs.
     */
    private static final int GRAPH_FROM = 300;
    private static final String IDENTITY = "identity";
    private static final String FORMAT = "format";
    private static final String MODEL = "model";
    private static final String NO_MODEL = "none";

    private IndexFolder() {}

    /**
     * Opens an index for writing, a new one where there is none.
     *
     * @param model of the vectors
     * @param warmer gets each segment that was merged before it is searched
     * @throws Unavailable {@code search.index-broken} when its files are damaged, of another format, or of another model
     */
    static IndexWriter open(Directory directory, String where, String model, IndexWriter.IndexReaderWarmer warmer) throws IOException {
        boolean exists = DirectoryReader.indexExists(directory);
        if (exists) {
            checkSums(directory, where);
        }
        IndexWriter writer = new IndexWriter(directory, settings(warmer));
        try {
            if (exists) {
                fits(data(writer), where, model);
            } else {
                Map<String, String> data = Map.of(IDENTITY, UUID.randomUUID().toString(), FORMAT, IndexFields.FORMAT, MODEL, model);
                writer.setLiveCommitData(data.entrySet());
                writer.commit();
            }
            return writer;
        } catch (IOException | RuntimeException unfit) {
            writer.rollback();
            throw unfit;
        }
    }

    private static IndexWriterConfig settings(IndexWriter.IndexReaderWarmer warmer) {
        TieredMergePolicy merges = new TieredMergePolicy();
        merges.setForceMergeDeletesPctAllowed(0);
        IndexWriterConfig config = new IndexWriterConfig(null);
        config.setMergePolicy(merges);
        config.setCodec(new Lucene104Codec() { // reads what the usual one wrote, and is read by it
            @Override
            public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                return new Lucene99HnswVectorsFormat(Lucene99HnswVectorsFormat.DEFAULT_MAX_CONN,
                        Lucene99HnswVectorsFormat.DEFAULT_BEAM_WIDTH, Lucene99HnswVectorsFormat.DEFAULT_NUM_MERGE_WORKER, null, GRAPH_FROM);
            }
        });
        config.setRAMBufferSizeMB(BUFFER_MB);
        config.setIndexSort(Orders.OF_SEGMENTS);
        config.setParentField(IndexFields.PARENT);
        config.setCommitOnClose(true);
        config.setMergedSegmentWarmer(warmer);
        return config;
    }

    static Map<String, String> data(IndexWriter writer) {
        Map<String, String> data = new HashMap<>();
        Iterable<Map.Entry<String, String>> live = writer.getLiveCommitData();
        if (live != null) {
            live.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        return data;
    }

    static String identity(Map<String, String> data) {
        return data.getOrDefault(IDENTITY, "");
    }

    static String model(@org.jspecify.annotations.Nullable String modelId) {
        return modelId == null ? NO_MODEL : modelId;
    }

    private static void fits(Map<String, String> data, String where, String model) {
        if (!IndexFields.FORMAT.equals(data.get(FORMAT)) || identity(data).isEmpty()) {
            throw new Unavailable(Broken.CODE, "The search index in " + where + " is of another format than this program writes; it is"
                    + " derived from the store and has to be built again.");
        }
        if (!model.equals(NO_MODEL) && !model.equals(data.get(MODEL))) {
            throw new Unavailable(Broken.CODE, "The search index in " + where + " was made with another sentence model; it is derived"
                    + " from the store and has to be built again.");
        }
    }

    /** Reads every byte once. */
    private static void checkSums(Directory directory, String where) throws IOException {
        try (CheckIndex check = new CheckIndex(directory)) {
            check.setLevel(CheckIndex.Level.MIN_LEVEL_FOR_CHECKSUM_CHECKS);
            if (!check.checkIndex().clean) {
                throw new Unavailable(Broken.CODE, "The search index in " + where + " is damaged; it is derived from the store and"
                        + " has to be built again.");
            }
        } catch (IndexNotFoundException damaged) {
            throw Broken.fault(where, damaged);
        }
    }

    /** Deletes what is in a folder of an index, so that a new one can be made. */
    static void wipe(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            List<Path> files;
            try (var listed = Files.list(folder)) {
                files = listed.toList();
            }
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }
}
