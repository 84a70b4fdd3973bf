package dev.earmark.app.command.rubric;

import dev.earmark.fault.Rejected;
import dev.earmark.transcript.Channel;
import java.util.List;
import java.util.Locale;

/** A channel as people type it: its name, or its number in the order voice, chat, email. */
final class ChannelName {

    private ChannelName() {}

    /** @throws Rejected with {@code app.usage} */
    static Channel read(String typed) {
        List<Channel> channels = List.of(Channel.VOICE, Channel.CHAT, Channel.EMAIL);
        if (typed.matches("[1-3]")) {
            return channels.get(Integer.parseInt(typed) - 1);
        }
        return channels.stream().filter(channel -> channel.label().equals(typed.toLowerCase(Locale.ROOT))).findFirst()
                .orElseThrow(() -> new Rejected("app.usage", "The channel is \"" + typed + "\"; it must be voice, chat or email."));
    }
}
