package dev.earmark.app.command;

import dev.earmark.app.Session;
import dev.earmark.app.command.part.PassedOver;
import dev.earmark.fault.Fault;
import dev.earmark.naming.NamePattern;
import dev.earmark.pipeline.ConversationFiles;
import dev.earmark.pipeline.Details;
import dev.earmark.pipeline.IntakeSettings;
import dev.earmark.text.PlainText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows what would be read of the first files in a folder, and what would be passed over; takes nothing in. */
final class ImportTrial {

    private static final int MOST = 10;

    private final Session session;
    private final IntakeSettings settings;
    private final ConversationFiles files;

    ImportTrial(Session session, IntakeSettings settings) {
        this.session = session;
        this.settings = settings;
        this.files = new ConversationFiles(settings);
    }

    /** @param options what the command line says of all of them */
    void show(Path folder, Details options) {
        List<Path> found = Files.isRegularFile(folder) ? List.of(folder) : files.below(folder, below -> true);
        List<Path> first = found.subList(0, Math.min(MOST, found.size()));
        session.output().line("Nothing is taken in. The first %d of %d:".formatted(first.size(), found.size()));
        first.forEach(file -> one(file, options));
        suggest(first);
        if (Files.isDirectory(folder)) {
            new PassedOver(session).tell(files.passedOverBelow(folder));
        }
    }

    private void one(Path file, Details options) {
        session.output().line("  " + PlainText.name(file));
        try {
            boolean transcript = files.isTranscript(file);
            if (transcript && files.waitsForRecording(file)) {
                session.output().line("      describes a recording that is not there");
                return;
            }
            Details known = options.orElse(transcript ? Details.NOTHING : files.beside(file)).orElse(files.named(file));
            String kind = transcript ? conversations(file) : files.pair(file).isPresent() ? "half of a call with "
                    + PlainText.name(files.pair(file).get().beside(file)) : "recording";
            session.output().line("      " + kind + said(known));
        } catch (Fault fault) {
            session.tell(fault);
        }
    }

    private String conversations(Path file) {
        int[] counts = new int[2];
        List<String> wrong = new ArrayList<>();
        files.texts(file, new ConversationFiles.TextSink() {
            @Override
            public void text(String place, byte[] json) {
                counts[0]++;
            }

            @Override
            public void wrong(String place, byte[] bytes, Fault fault) {
                wrong.add(fault.sentence());
            }
        });
        String good = counts[0] == 1 ? "a conversation in text" : counts[0] + " conversations in text";
        return wrong.isEmpty() ? good : good + ", " + wrong.size() + " that cannot be read (" + wrong.getFirst() + ")";
    }

    private static String said(Details known) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("id", known.id());
        facts.put("agent", both(known.facts().agentName(), known.facts().agentId()));
        facts.put("customer", both(known.facts().customerName(), known.facts().customerId()));
        facts.put("team", known.routing().team());
        facts.put("queue", known.routing().queue());
        facts.put("language", known.routing().language());
        facts.put("began", known.startedAt());
        StringBuilder said = new StringBuilder();
        facts.forEach((name, value) -> said.append(value == null ? "" : " · " + name + " " + PlainText.quoted(value.toString())));
        return said.isEmpty() ? " · nothing is known of it" : said.toString();
    }

    private static @Nullable String both(@Nullable String name, @Nullable String id) {
        return name == null ? id : id == null ? name : name + " (" + id + ")";
    }

    /** Without a pattern, the ready one that fits most of the names. */
    private void suggest(List<Path> first) {
        Map<Path, String> stems = new LinkedHashMap<>();
        first.forEach(file -> stems.put(file, files.stem(file)));
        NamePattern.fitting(stems, settings.zone()).entrySet().stream().limit(1).filter(best -> settings.namePattern().equals("none"))
                .forEach(best -> session.output().line("Names are not read without the setting intake.name-pattern; %s fits %d of these %d."
                        .formatted(best.getKey(), best.getValue(), first.size())));
    }
}
