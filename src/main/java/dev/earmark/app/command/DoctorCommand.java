package dev.earmark.app.command;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.app.terminal.Complaints;
import dev.earmark.fault.Fault;
import dev.earmark.text.PlainText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code earmark doctor}. */
@Command(
        name = "doctor",
        description =
        "Checks what Earmark needs: models, decoder, disk, clock and database. Ends with exit code 3 when something is wrong.",
        footerHeading = "%nExample:%n",
        footer = "  earmark doctor")
final class DoctorCommand implements Callable<Integer> {

    private final Session session;

    DoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Application application = session.application()) {
            new Doctor(session, application).checks().forEach(this::examine);
        }
        if (session.complaints().exitCode() == Complaints.FINE) {
            session.output().line("Everything that Earmark needs is there.");
        }
        return session.complaints().exitCode();
    }

    private void examine(Doctor.Check check) {
        session.progress().at(check.what(), 0);
        try {
            String found = check.look().get();
            session.progress().clear();
            session.output().line(PlainText.oneLine("ok   " + check.what() + ": " + found));
        } catch (Fault wrong) {
            session.progress().clear();
            session.output().line(PlainText.oneLine("NO   " + check.what() + ": see below"));
            session.complaints().tell(Complaints.UNAVAILABLE, wrong.code(), wrong.sentence());
        }
    }
}
