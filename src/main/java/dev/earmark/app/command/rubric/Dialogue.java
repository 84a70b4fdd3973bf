package dev.earmark.app.command.rubric;

import dev.earmark.app.Session;
import dev.earmark.fault.Rejected;
import dev.earmark.text.PlainText;
import java.util.Optional;
import java.util.function.Function;

/** Asks a person, again and again until the answer will do. */
final class Dialogue {

    private final Session session;

    Dialogue(Session session) {
        this.session = session;
    }

    boolean possible() {
        return session.keyboard().present();
    }

    /**
     * @param question without a colon
     * @param usual    what Enter alone means; shown behind the question unless it is empty
     * @param reader   throws Rejected where the answer will not do; its sentence is told, and the question asked again
     * @throws Rejected when nothing more is typed
     */
    <T> T ask(String question, String usual, Function<String, T> reader) {
        while (true) {
            session.output().stream().print(PlainText.oneLine(question + (usual.isEmpty() ? "" : " [" + usual + "]") + ": "));
            session.output().flush();
            Optional<String> answer = session.keyboard().line();
            if (answer.isEmpty()) {
                throw new Rejected("app.usage", "No answer came, so nothing was written.");
            }
            try {
                return reader.apply(answer.get().isEmpty() ? usual : answer.get());
            } catch (Rejected | dev.earmark.fault.NotFound | dev.earmark.fault.Conflict wrong) {
                session.output().line(PlainText.oneLine("  " + wrong.getMessage()));
            }
        }
    }
}
