package dev.earmark.app.command.rubric;

import dev.earmark.app.Session;
import dev.earmark.fault.Fault;
import dev.earmark.report.trial.Trial.Found;
import dev.earmark.report.trial.Trial.OfCriterion;
import dev.earmark.report.trial.Trial;
import dev.earmark.report.trial.TrialText;
import dev.earmark.rubric.RubricFile;
import dev.earmark.text.PlainText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Goes through what was found and lets the author say of each sentence, by one key, whether it counts. */
final class TrialAnswers {

    private static final String KEYS = "    c counts   d does not count   s skip   u undo   q end: ";

    private final Session session;
    private final RubricFile file;
    private final Deque<Boolean> given = new ArrayDeque<>();
    private int written;

    TrialAnswers(Session session, RubricFile file) {
        this.session = session;
        this.file = file;
    }

    /** One place of the round. */
    private record Stop(OfCriterion of, Found found, boolean counts) {}

    /** @return how many sentences were written into the file */
    int go(Trial trial, int most) {
        List<Stop> stops = new ArrayList<>();
        for (OfCriterion one : trial.criteria()) {
            one.misses(most).forEach(found -> stops.add(new Stop(one, found, false)));
            one.hits(most).forEach(found -> stops.add(new Stop(one, found, true)));
        }
        int at = 0;
        while (at >= 0 && !stops.isEmpty()) {
            if (at == stops.size()) {
                at = ended() ? -1 : at - 1;
            } else {
                show(stops, at);
                at = answered(stops.get(at), at);
            }
        }
        return written;
    }

    private void show(List<Stop> stops, int at) {
        Stop stop = stops.get(at);
        if (at == 0 || stops.get(at - 1).of() != stop.of()) {
            line("");
            line(TrialText.head(stop.of()));
        }
        line("  " + (at + 1) + " of " + stops.size() + (stop.counts() ? ", counts now:" : ", does not count now:"));
        TrialText.lines(stop.found()).forEach(this::line);
    }

    /** @return where to go on; -1 to end */
    private int answered(Stop stop, int at) {
        while (true) {
            char key = key(KEYS);
            switch (key) {
                case 'c', 'd' -> {
                    if (write(stop, key == 'c')) {
                        return at + 1;
                    }
                }
                case 's', ' ', '\n', '\r' -> {
                    given.push(false);
                    return at + 1;
                }
                case 'u' -> {
                    if (at > 0 && undone()) {
                        return at - 1;
                    }
                }
                case 'q' -> {
                    return -1;
                }
                default -> line("    Press c, d, s, u or q.");
            }
        }
    }

    /** Behind the last sentence, whose answer can still be taken back. */
    private boolean ended() {
        while (true) {
            switch (key("    That was the last sentence.   u undo   q or Enter end: ")) {
                case 'u' -> {
                    if (undone()) {
                        return false;
                    }
                }
                case 'q', '\n', '\r' -> {
                    return true;
                }
                default -> line("    Press u, q or Enter.");
            }
        }
    }

    private char key(String question) {
        session.output().stream().print(question);
        session.output().flush();
        char key = session.keyboard().key().orElse('q');
        session.output().line(key < ' ' ? "" : String.valueOf(key));
        return key;
    }

    private boolean write(Stop stop, boolean counts) {
        String sentence = stop.found().sentence();
        try {
            file.add(stop.of().criterion().id(), counts, sentence);
            line("    " + (counts ? "count: " : "do-not-count: ") + sentence);
            given.push(true);
            written++;
            return true;
        } catch (Fault refused) {
            session.tell(refused);
            return false;
        }
    }

    private boolean undone() {
        try {
            if (given.pop()) {
                file.undo();
                written--;
                line("    The last sentence is out of the file again.");
            }
            return true;
        } catch (Fault refused) {
            given.push(true);
            session.tell(refused);
            return false;
        }
    }

    private void line(String text) {
        session.output().line(PlainText.oneLine(text));
    }
}
