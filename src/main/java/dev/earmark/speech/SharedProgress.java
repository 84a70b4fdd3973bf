package dev.earmark.speech;

import dev.earmark.interaction.Progress;

/** Adds up how far the parties of one call are. Safe for their threads; never goes back. */
final class SharedProgress {

    private final Progress progress;
    private final double[] done;

    SharedProgress(Progress progress, int parties) {
        this.progress = progress;
        this.done = new double[parties];
    }

    synchronized void at(int party, double share) {
        done[party] = share;
        double sum = 0;
        for (double one : done) {
            sum += one;
        }
        progress.at("transcribing", sum / done.length);
    }
}
