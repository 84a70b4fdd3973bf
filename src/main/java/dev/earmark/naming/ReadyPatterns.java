package dev.earmark.naming;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How telephone systems name recordings as they are delivered. Of what a system lets its owner choose, the usual choice; who is the agent
 * is told by the direction of the call where the name has it, else by the short number.
 */
final class ReadyPatterns {

    private static final String FREEPBX_TAIL = "-{time:yyyyMMdd-HHmmss}-{id}";

    private ReadyPatterns() {}

    /** Templates by the name of the system; those that say more stand first. */
    static Map<String, List<String>> all() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put("freepbx", List.of(
                "q-{queue:2-6}-{customer-id}" + FREEPBX_TAIL, "rg-{team:2-6}-{customer-id}" + FREEPBX_TAIL,
                "out-{customer-id}-{agent-id}" + FREEPBX_TAIL, "force-{agent-id:2-6}-{customer-id}" + FREEPBX_TAIL,
                "force-{customer-id}-{agent-id:2-6}" + FREEPBX_TAIL,
                "in-{agent-id}-{customer-id}" + FREEPBX_TAIL, "exten-{agent-id}-{customer-id}" + FREEPBX_TAIL,
                "external-{agent-id:2-6}-{customer-id}" + FREEPBX_TAIL, "external-{customer-id}-{agent-id:2-6}" + FREEPBX_TAIL,
                "internal-{customer-id}-{agent-id}" + FREEPBX_TAIL));
        all.put("asterisk", List.of(
                "auto-{epoch}-{agent-id:2-6}-{customer-id}", "auto-{epoch}-{customer-id}-{agent-id:2-6}",
                "{queue}-{epoch}.{*}", "{epoch}.{*}"));
        all.put("freeswitch", List.of(
                "archive/{time:yyyy/MMM/dd}/{id:uuid}", "{agent-id:2-6}.{*}.{time:yyyy-MM-dd-HH-mm-ss}",
                "{customer-id:7-15}.{*}.{time:yyyy-MM-dd-HH-mm-ss}", "{agent-id:2-6}.{time:yyyy-MM-dd-HH-mm-ss}",
                "{customer-id:7-15}.{time:yyyy-MM-dd-HH-mm-ss}"));
        all.put("amazon-connect", List.of(
                "{id:uuid}_{utc:yyyyMMdd'T'HH:mm}_UTC", "{id:uuid}_{utc:yyyyMMdd'T'HH_mm}_UTC",
                "{id:uuid}_analysis_{utc:yyyy-MM-dd'T'HH:mm:ss'Z'}", "{id:uuid}_analysis_{utc:yyyy-MM-dd'T'HH_mm_ss'Z'}",
                "{id:uuid}_analysis_redacted_{utc:yyyy-MM-dd'T'HH:mm:ss'Z'}",
                "{id:uuid}_call_recording_redacted_{utc:yyyy-MM-dd'T'HH:mm:ss'Z'}"));
        all.put("amazon-samples", amazonSamples());
        all.put("genesys", List.of(
                "{time:yyyy/MM/dd/HH}/{id:uuid}/*", "{time:yyyy-MM-dd/HH}/{id:uuid}/*", "{id:uuid}/{*:uuid}",
                "{id:uuid}_{*:uuid}", "{id:uuid}-{*:uuid}"));
        all.put("five9", List.of(
                "{queue}/{time:M_d_yyyy}/{customer-id} by {agent} @ {time:h_mm_ss a}",
                "{time:M_d_yyyy}/{customer-id} by {agent} @ {time:h_mm_ss a}", "{customer-id} by {agent} @ *"));
        all.put("3cx", List.of(
                "{agent-id}/[*]_{agent-id}-{customer-id}_{time:yyyyMMddHHmmss}({id})",
                "{agent-id}/[*]_{customer-id}-{agent-id}_{time:yyyyMMddHHmmss}({id})",
                "[*]_{agent-id:2-6}-{customer-id}_{time:yyyyMMddHHmmss}({id})",
                "[*]_{customer-id}-{agent-id:2-6}_{time:yyyyMMddHHmmss}({id})"));
        return all;
    }

    /** Names of the samples that come with solutions for analysing calls after they have ended. */
    private static List<String> amazonSamples() {
        List<String> times = List.of("_DT_{time:yyyy-MM-dd'T'HH-mm-ss}", "_DATETIME_{time:HH.mm.ss.SSS-MM-dd-yyyy}", "");
        return times.stream().flatMap(time -> List.of("*_CUST_{customer-id}_GUID_{id}_AGENT_{agent}", "*_GUID_{id}_CUST_{customer-id}"
                + "_AGENT_{agent}", "*_GUID_{id}_AGENT_{agent}", "*_GUID_{id}").stream().map(facts -> facts + time)).toList();
    }
}
