package dev.earmark.eval.channels;

import dev.earmark.eval.VerdictLabel;
import dev.earmark.transcript.SourceRemark;
import dev.earmark.transcript.Transcript;
import java.util.List;
import java.util.Map;

/**
 * What the program makes of a file.
 *
 * @param channels that it listened to
 * @param cutIns   interruptions by either party
 * @param verdicts of the bank rubric
 */
record HeardCall(Transcript transcript, int channels, int cutIns, Map<String, VerdictLabel> verdicts) {

    /** Codes of what the result says about the recording. */
    List<String> told() {
        return transcript.source().remarks().stream().map(SourceRemark::code).distinct().toList();
    }

    /** How many criteria are decided in another way. */
    int otherVerdicts(HeardCall clean) {
        return (int) clean.verdicts.entrySet().stream().filter(one -> verdicts.get(one.getKey()) != one.getValue()).count();
    }
}
