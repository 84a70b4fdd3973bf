package dev.earmark.inbox;

import dev.earmark.audio.AudioIntake;
import dev.earmark.audio.ChannelChoice;
import dev.earmark.audio.Given;
import dev.earmark.audio.format.SoundShape;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.Fault;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.text.PlainText;
import java.util.List;
import java.util.function.Supplier;

/** Looks at the headers of what was sent, before any of it is kept: what can never be heard is refused at once. */
final class Sound {

    private final AudioIntake audio;

    Sound(AudioIntake audio) {
        this.audio = audio;
    }

    /** @return length in seconds, 0 when the header does not tell @throws Fault with the code of what is wrong with the recording */
    double seconds(List<Part> parts, ChannelChoice channels) {
        List<Given> files = parts.stream().map(Sound::given).toList();
        return naming(parts, () -> {
            if (files.size() == 2) {
                audio.plan("probe", files.getFirst(), files.getLast());
            } else {
                audio.plan("probe", files.getFirst(), channels);
            }
            return files.stream().map(audio::shape).mapToDouble(SoundShape::seconds).max().orElse(0);
        });
    }

    String mediaType(Part part) {
        return audio.mediaType(given(part));
    }

    private static Given given(Part part) {
        return new Given(part.upload().file(), part.fileName());
    }

    /** The file has a name of ours while it is looked at; the sender knows another one. */
    private static double naming(List<Part> parts, Supplier<Double> look) {
        try {
            return look.get();
        } catch (Fault fault) {
            String sentence = fault.sentence();
            for (Part part : parts) {
                sentence = sentence.replace(String.valueOf(part.upload().file().getFileName()),
                        PlainText.fileName(part.fileName(), part.name()));
            }
            throw switch (fault) {
                case Rejected wrong -> new Rejected(wrong.code(), sentence, wrong);
                case NotFound gone -> gone;
                case Unavailable later -> later;
                case Conflict other -> other;
            };
        }
    }
}
