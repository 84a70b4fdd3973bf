package dev.earmark.search.lucene;

import dev.earmark.phrase.sound.Ear;
import dev.earmark.search.line.Run;
import java.util.BitSet;

/** Which turns of a run fit. Safe for many threads. */
interface RunCheck {

    BitSet turns(Run run, Ear ear);
}
