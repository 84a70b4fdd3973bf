package dev.earmark.audio.format;

import dev.earmark.fault.Rejected;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.SourceRemark;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands around the samples of a RIFF/WAVE file (Microsoft and IBM, "Multimedia Programming Interface and Data
 * Specifications 1.0", 1991). Read strictly and in bounded memory; whatever is wrong is {@link Rejected}, but for the length: recorders
 * that write as they go declare 0 or a number that no file has, and some write one recording behind the other into one file.
 *
 * @param format  shape and encoding
 * @param runs    where the sound is, in order; each a multiple of the frame for encodings that we read
 * @param remarks what somebody should know about how it was read
 */
record WavHeader(WavFormat format, List<WavRun> runs, List<SourceRemark> remarks) {

    WavHeader {
        runs = List.copyOf(runs);
        remarks = List.copyOf(remarks);
    }

    static WavHeader read(Path file, FileChannel channel) throws IOException {
        WavChunks chunks = new WavChunks(file, channel);
        WavChunks.Found first = chunks.recordingAt(0);
        WavFormat format = first.format();
        List<WavRun> runs = new ArrayList<>(first.runs());
        List<SourceRemark> remarks = new ArrayList<>();
        first.remark().ifPresent(remarks::add);
        int recordings = 1;
        int left = 0;
        for (long at = first.end(); chunks.beginsAt(at);) {
            WavChunks.Found next = chunks.recordingAt(at);
            boolean alike = next.format().equals(format) && format.encoding() != null;
            left += alike ? 0 : 1;
            recordings += alike ? 1 : 0;
            runs.addAll(alike ? next.runs() : List.of());
            at = next.end();
        }
        List<WavRun> whole = runs.stream().map(run -> new WavRun(run.offset(), run.bytes() - run.bytes() % format.frameBytes()))
                .filter(run -> run.bytes() > 0).toList();
        if (whole.isEmpty()) {
            throw new Rejected("audio.no-sound", "%s has a header but no sound after it; record or export it again."
                    .formatted(PlainText.name(file)));
        }
        several(recordings, left).forEach(remarks::add);
        return new WavHeader(format, whole, remarks);
    }

    private static List<SourceRemark> several(int recordings, int left) {
        List<SourceRemark> remarks = new ArrayList<>();
        if (recordings > 1) {
            remarks.add(new SourceRemark("audio.several-recordings",
                    "The file holds %d recordings one after another; they were treated as one.".formatted(recordings)));
        }
        if (left > 0) {
            remarks.add(new SourceRemark("audio.recording-left",
                    "After its sound the file holds %d more in another format, left out; send each recording in a file of its own."
                    .formatted(left)));
        }
        return remarks;
    }

    /** Bytes of sound in all. */
    long dataBytes() {
        return runs.stream().mapToLong(WavRun::bytes).sum();
    }
}
