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

    /** The rubrics of the sample results, in outline: what their criteria ask. */
    private static final String BILLING_CARE = rubric("billing-care", 7, "Billing care", "voice", Map.of(
            "opening", List.of("own-name|10|Says own name at the start", "identity-check|15|Checks identity before opening the account"),
            "care", List.of("feeling_first|15|Acknowledges the feeling before the process",
                    "explains-cause|20|Explains the cause and what was changed",
                    "no-blame|10|Blames neither colleagues nor the customer", "hold-permission|5|Asks before putting on hold"),
            "closing", List.of("fee_disclosure|15|Says that a fee may be charged",
                    "further-help|10|Offers further help before the goodbye")));
    private static final String RETAIL_CHAT = rubric("retail-chat", 2, "Retail chat", "chat", Map.of(
            "all", List.of("own-name|40|Says own name at the start", "feeling_first|30|Acknowledges the feeling before the process",
                    "further-help|30|Offers further help before the goodbye")));

    private final Served served;

    SampleHouse(Served served) {
        this.served = served;
        for (String rubric : List.of(BILLING_CARE, RETAIL_CHAT)) {
            String id = rubric.substring("rubric: ".length(), rubric.indexOf('\n'));
            String version = rubric.replaceAll("(?s).*\nversion: (\\d+)\n.*", "$1");
            Http program = served.program();
            program.send("POST", "/api/v1/rubrics", BodyPublishers.ofString(rubric), "application/yaml").must(201);
            program.post("/api/v1/rubrics/" + id + "/versions/" + version + "/publish").must(200);
        }
    }

    private static String rubric(String id, int version, String title, String channel, Map<String, List<String>> sections) {
        StringBuilder yaml = new StringBuilder("rubric: " + id + "\nversion: " + version + "\ntitle: " + title + "\nchannels: [" + channel
                + "]\nsections:\n");
        for (String section : List.of("opening", "care", "closing", "all")) {
            List<String> criteria = sections.get(section);
            if (criteria != null) {
                yaml.append("  - id: ").append(section).append("\n    title: ").append(section).append("\n    criteria:\n");
                criteria.forEach(criterion -> yaml.append(criterion(criterion.split("\\|"))));
            }
        }
        return yaml.toString();
    }

    private static String criterion(String[] idWeightQuestion) {
        return "      - id: " + idWeightQuestion[0] + "\n        question: " + idWeightQuestion[2]
                + "\n        weight: " + idWeightQuestion[1]
                + "\n        why: It matters.\n        check:\n          phrase: [\"hello\"]\n          within: first 1 agent turns\n";
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
