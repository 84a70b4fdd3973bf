package dev.earmark.app.command.part;

import dev.earmark.app.Session;
import dev.earmark.app.terminal.Output;
import dev.earmark.pipeline.Arrival;
import java.util.function.Consumer;

/** Goes through conversations one by one. One that fails is told and the rest go on. */
public final class Round {

    private final Session session;

    public Round(Session session) {
        this.session = session;
    }

    /** What a sink for arrivals does with each: tells of the refused, hands on the accepted. */
    public Consumer<Arrival> each(Consumer<Arrival.Accepted> step) {
        return arrival -> {
            switch (arrival) {
                case Arrival.Refused(var place, var fault) -> session.tell(fault);
                case Arrival.PassedOver(var file, var why) -> session.note("pipeline.passed-over", why);
                case Arrival.Accepted accepted -> one(accepted, step);
            }
        };
    }

    private void one(Arrival.Accepted accepted, Consumer<Arrival.Accepted> step) {
        accepted.notes().forEach(note -> session.note("pipeline.noted", note));
        session.progress().about(accepted.file());
        try {
            step.accept(accepted);
        } catch (Output.Lost noReader) {
            throw noReader;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError problem) {
            session.tell(problem);
        } finally {
            session.progress().clear();
        }
    }
}
