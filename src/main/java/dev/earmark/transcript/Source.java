package dev.earmark.transcript;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the transcript was made from.
 *
 * @param file         the file name without its folder; two names joined by {@code " + "} when each party has a file
 * @param sha256       of the file's bytes in lower-case hexadecimal; of both files' digests in order when there are two
 * @param seconds      length of the recording; 0 for typed conversations
 * @param channels     channels of the recording; 0 for typed conversations and given transcripts
 * @param sampleRateHz of the recording; 0 as above
 * @param remarks      what somebody should know about the recording and how it was heard; null is none
 * @param language     canonical BCP 47: what somebody chose, else, of a recording, what its speech model hears; null where it is not known
 */
public record Source(String file, String sha256, double seconds, int channels, int sampleRateHz, @Nullable List<SourceRemark> remarks,
        @Nullable String language) {

    public Source {
        remarks = remarks == null ? List.of() : List.copyOf(remarks);
    }

    /** In a language that is not known. */
    public Source(String file, String sha256, double seconds, int channels, int sampleRateHz, @Nullable List<SourceRemark> remarks) {
        this(file, sha256, seconds, channels, sampleRateHz, remarks, null);
    }

    /** Of which nothing is to be remarked. */
    public Source(String file, String sha256, double seconds, int channels, int sampleRateHz) {
        this(file, sha256, seconds, channels, sampleRateHz, List.of());
    }

    @Override
    public List<SourceRemark> remarks() {
        return remarks == null ? List.of() : remarks;
    }

    /** With more remarks behind those that there are. */
    public Source with(List<SourceRemark> more) {
        List<SourceRemark> all = new ArrayList<>(remarks());
        all.addAll(more);
        return new Source(file, sha256, seconds, channels, sampleRateHz, all, language);
    }

    /** Whether agent and customer are not on the channels that were said. */
    public boolean partiesSwapped() {
        return remarks().stream().anyMatch(remark -> remark.code().equals(SourceRemark.SWAPPED));
    }

    /** In such a language. @param tag canonical BCP 47; null where it is not known */
    public Source spoken(@Nullable String tag) {
        return new Source(file, sha256, seconds, channels, sampleRateHz, remarks(), tag);
    }

    /** By another name. */
    public Source named(String name) {
        return new Source(name, sha256, seconds, channels, sampleRateHz, remarks(), language);
    }
}
