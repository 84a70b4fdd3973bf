package dev.earmark.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.exports.ExportSamples;
import dev.earmark.interaction.Facts;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reader, on inputs of its own with what is right. */
class ExportsReadIT {

    @TempDir
    Path folder;

    static Stream<ExportSamples> samples() {
        return Stream.of("webvtt", "subrip", "lines", "tables", "whatsapp", "mail", "messages",
                "amazon-connect", "recognisers", "desks", "variants").flatMap(file -> ExportSamples.of(file)
                .stream());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isReadAsItIsMeant(ExportSamples sample) throws IOException {
        Path file = Files.writeString(folder.resolve("without-a-telling-name"), sample.input());
        List<String> told = new ArrayList<>();
        new TranscriptReader(IntakeSettings.defaults()).read(file, arrival -> told.add(told(arrival)));

        assertThat(String.join("\n", told)).isEqualTo(sample.expected());
    }

    private static String told(Arrival arrival) {
        if (arrival instanceof Arrival.Accepted(_, Incoming.Transcribed(Facts facts, Transcript transcript, _), List<String> notes)) {
            List<String> lines = new ArrayList<>();
            String id = transcript.id().startsWith("without-a-telling-name") ? "" : " id=" + transcript.id();
            lines.add(transcript.channel().label() + id + (facts.agentName() == null ? "" : " agent=" + facts.agentName())
                    + (facts.customerName() == null ? "" : " customer=" + facts.customerName()));
            transcript.turns().forEach(turn -> lines.add(turn.speaker().label() + time(turn) + " " + turn.text().replace("\n", "\\n")));
            notes.forEach(note -> lines.add("note: " + note.replaceFirst("^without-a-telling-name[^:]*: ", "").replaceFirst("\\.$", "")));
            return String.join("\n", lines);
        }
        return "refused " + ((Arrival.Refused) arrival).fault().code();
    }

    private static String time(Turn turn) {
        TimeSpan time = turn.time();
        return time == null ? "" : " " + time.startMs() + "-" + time.endMs();
    }
}
