package dev.earmark.eval.privacy;

import dev.earmark.eval.privacy.PrivateScript.Line;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.List;

/** A script as its words, without sound. */
final class ScriptTranscripts {

    private ScriptTranscripts() {}

    static Transcript of(PrivateScript script, boolean typed) {
        List<Turn> turns = new ArrayList<>();
        for (Line line : script.lines()) {
            turns.add(new Turn(turns.size(), line.speaker(), null, line.text(), List.of()));
        }
        return new Transcript("script", typed ? Channel.CHAT : Channel.VOICE, new Source("script", "00", 0, 0, 0), Engine.GIVEN, turns);
    }
}
