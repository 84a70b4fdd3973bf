package dev.earmark.app.command.part;

import dev.earmark.app.Settings;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.RubricShelf;
import dev.earmark.transcript.Channel;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which rubric scores a conversation: the one that is named, else the usual one of the channel. Each file is read once. */
public final class RubricChoice {

    private final RubricShelf shelf;
    private final Settings.Rubrics usual;
    private final @Nullable String named;
    private final Map<Channel, Rubric> read = new EnumMap<>(Channel.class);

    /** @param named id or file from {@code --rubric}; null when none was given */
    public RubricChoice(RubricShelf shelf, Settings.Rubrics usual, @Nullable String named) {
        this.shelf = shelf;
        this.usual = usual;
        this.named = named;
    }

    /** @throws dev.earmark.fault.Fault when there is no such rubric or it is wrong */
    public Rubric forChannel(Channel channel) {
        Rubric known = read.get(channel);
        if (known == null) {
            known = shelf.get(named == null ? usualId(channel) : named);
            read.put(channel, known);
        }
        return known;
    }

    /** A rubric that is named and wrong stops the command before the first conversation. */
    public void check() {
        if (named != null) {
            forChannel(Channel.VOICE);
        }
    }

    private String usualId(Channel channel) {
        return switch (channel) {
            case VOICE -> usual.forVoice();
            case CHAT -> usual.forChat();
            case EMAIL -> usual.forEmail();
        };
    }
}
