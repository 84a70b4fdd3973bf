package dev.earmark.library;

import dev.earmark.transcript.Channel;

/** Ids of the rubrics for interactions that no rule fits. */
public record UsualRubrics(String forVoice, String forChat, String forEmail) {

    String of(Channel channel) {
        return switch (channel) {
            case VOICE -> forVoice;
            case CHAT -> forChat;
            case EMAIL -> forEmail;
        };
    }
}
