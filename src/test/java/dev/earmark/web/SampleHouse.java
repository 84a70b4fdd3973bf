package dev.earmark.web;

import dev.earmark.audio.CallAudio;
import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Priority;
import dev.earmark.interaction.Routing;
import dev.earmark.interaction.Stage;
import dev.earmark.results.Result;
import dev.earmark.store.Findings;
import dev.earmark.store.Interactions.Arrived;
import dev.earmark.store.Interactions.Blob;
import dev.earmark.store.StepName;
import dev.earmark.testing.SampleInteractions;
import dev.earmark.testing.SampleSound;
import dev.earmark.testing.Wav;
import dev.earmark.transcript.Transcript;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a house has that has worked for a while: published rubrics, calls that sound and are scored. */
final class SampleHouse {

    private static final int SAMPLES_A_PAIR = SampleSound.RATE_HZ / 50;

    /** The rubric of the sample chat, in outline: what its criteria ask. That of the call is there already. */
    private static final String RETAIL_CHAT = """
            rubric: retail-chat
            version: 2
            title: Retail chat
            channels: [chat]
            sections:
              - id: all
                title: Conversation
                criteria:
                  - {id: own-name, question: Does the agent say a name?, weight: 40, check: {phrase: "my name is"}}
                  - {id: feeling_first, question: Is the feeling met first?, weight: 30, check: {phrase: "i am sorry"}}
                  - {id: further-help, question: Is further help offered?, weight: 30, check: {phrase: "anything else"}}
            """;

    private final Served served;

    SampleHouse(Served served) {
        this.served = served;
        Http program = served.program();
        program.send("POST", "/api/v1/rubrics", BodyPublishers.ofString(RETAIL_CHAT), "application/yaml").must(201);
        program.post("/api/v1/rubrics/retail-chat/versions/2/publish").must(200);
    }

    /** A scored call with the sound of its words. @return its id */
    String call(Result result, String agentId, String agentName) {
        CallAudio audio = SampleSound.call(result.transcript());
        List<short[]> channels = audio.parties().stream().map(party -> samples(party)).toList();
        byte[] wav = Wav.pcm16(SampleSound.RATE_HZ, channels.get(0), channels.get(1)).bytes();
        return keep(result, agentId, agentName, wav, peaks(channels));
    }

    /** A scored conversation without sound. @return its id */
    String typed(Result result, String agentId, String agentName) {
        return keep(result, agentId, agentName, null, null);
    }

    private static short[] samples(CallAudio.Party party) {
        short[] samples = new short[Math.toIntExact(party.pcm().length())];
        party.pcm().read(0, samples);
        return samples;
    }

    private static byte[] peaks(List<short[]> channels) {
        int pairs = channels.getFirst().length / SAMPLES_A_PAIR;
        ByteBuffer file = ByteBuffer.allocate(24 + 4 * pairs).order(ByteOrder.LITTLE_ENDIAN).putInt(2).putInt(1).putInt(SampleSound.RATE_HZ)
                .putInt(SAMPLES_A_PAIR).putInt(pairs).putInt(2);
        for (int pair = 0; pair < pairs; pair++) {
            for (short[] channel : channels) {
                short least = 0;
                short greatest = 0;
                for (int i = pair * SAMPLES_A_PAIR; i < (pair + 1) * SAMPLES_A_PAIR; i++) {
                    least = (short) Math.min(least, channel[i]);
                    greatest = (short) Math.max(greatest, channel[i]);
                }
                file.put((byte) (least >> 8)).put((byte) (greatest >> 8));
            }
        }
        return file.array();
    }

    private String keep(Result result, String agentId, String agentName, byte @Nullable [] wav, byte @Nullable [] peaks) {
        Transcript transcript = result.transcript();
        Interaction received = Interaction.received(SampleInteractions.id(), "crm-" + SampleInteractions.id().substring(24),
                transcript.channel(), new Facts(agentId, agentName, "c-1", "Kim Ahlström"), new Routing("billing", "invoices"),
                served.clock.instant().minusSeconds(600), served.clock.instant(), Priority.FRESH);
        List<Blob> blobs = new ArrayList<>();
        if (wav != null) {
            blobs.add(served.kept(received.id(), "audio", "audio/wav", wav));
        }
        String rubric = result.scorecard().rubric().id() + "@" + result.scorecard().rubric().version();
        served.store.write(tx -> {
            tx.interactions().insert(received, new Arrived("key-" + received.id(), "ab".repeat(32), "test", transcript.source().file(), 1,
                    wav == null ? 0 : 2, blobs));
            if (peaks != null) {
                tx.interactions().putBlob(received.id(), served.kept(received.id(), "peaks", "application/octet-stream", peaks));
            }
            tx.findings().putHeard(received.id(), 1, new Findings.Heard(transcript, Map.of()));
            tx.findings().put(received.id(), StepName.MEASURE, "", 1, new Findings.Counted(result.measures(), result.sentiment()));
            tx.findings().putScorecard(received.id(), 1, result.scorecard(), true, served.clock.instant());
            tx.findings().put(received.id(), StepName.MARK, rubric, 1, new Findings.Moments(result.moments()));
            tx.interactions().save(tx.interactions().find(received.id(), dev.earmark.access.Reach.EVERYTHING).orElseThrow()
                    .reached(Stage.MARKED, Math.round(transcript.source().seconds() * 1000)));
            return true;
        });
        return received.id();
    }
}
