package dev.earmark.speech.model;

import dev.earmark.hash.Sha256;
import dev.earmark.speech.talk.Talk;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The talk that is added to a model, by choice. */
record PreparedTalk(List<Talk> parts) {

    private static final double PHRASES_SHARE = 0.05;

    static PreparedTalk of(TalkChoice choice, SpeechModel model, List<ShippedTalk> shipped, Optional<AdaptedTalk> adapted) {
        List<Talk> parts = new ArrayList<>();
        if (choice.service()) {
            shipped.stream().filter(talk -> talk.model().equals(model.name()))
                    .forEach(talk -> parts.add(new Talk.Weights(talk.name(), talk.file(), talk.sha256(), talk.share())));
        }
        adapted.ifPresent(talk -> parts.add(new Talk.House(talk.name(), talk.file(), talk.sha256(), talk.share())));
        if (!choice.phrases().isEmpty()) {
            parts.add(new Talk.Phrases(choice.phrases(), PHRASES_SHARE));
        }
        return new PreparedTalk(parts);
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** {@code model+service-talk+house-3+phrases}. */
    String name(SpeechModel model) {
        return model.name() + parts.stream().map(part -> "+" + part.name()).collect(Collectors.joining());
    }

    /** Of everything that makes it hear as it does. */
    String sha256(SpeechModel model, String version) {
        if (isEmpty()) {
            return model.sha256();
        }
        String all = parts.stream().map(part -> part.digest() + " " + part.share() + (part.bySeen() ? " by seen" : ""))
                .collect(Collectors.joining("\n"));
        return Sha256.hex((model.sha256() + "\n" + version + "\n" + all).getBytes(StandardCharsets.UTF_8));
    }
}
