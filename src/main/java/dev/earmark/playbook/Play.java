package dev.earmark.playbook;

import dev.earmark.playbook.figure.Comparison;
import java.util.List;

/**
 * Something that the best do more than others in a situation, and that goes with a better outcome (or less, and with a worse one) among
 * comparable calls. It never says that the one causes the other.
 *
 * @param sign      by which it is seen best
 * @param also      other signs of about the same, most telling first
 * @param avoid     whether it goes with a worse outcome
 * @param all       over all calls
 * @param confirmed over that half of the calls in which it shows less
 * @param top       share of the best agents' calls with the situation that have it, 0 to 1
 * @param others    the same of the other agents
 * @param logOdds   how much more the best do it: z, see {@link dev.earmark.playbook.figure.LogOdds}
 * @param agents    by how many agents it was done
 * @param seen      where: calls of the situation, and those that have it
 */
public record Play(Sign sign, List<Sign> also, boolean avoid, Comparison all, Comparison confirmed, double top, double others,
        double logOdds, int agents, SeenCalls.SignSeen seen) {

    public Play {
        also = List.copyOf(also);
    }
}
