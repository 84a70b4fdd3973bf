package dev.earmark.eval.playbook;

import dev.earmark.eval.playbook.TradeTexts.Deed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Who does what, and what it changes.
 *
 * @param effects    of the deeds that have one, in shares of calls that end well, −1 to 1
 * @param habit      for each agent and deed, the share of calls with an occasion in which it is done, 0 to 1
 * @param skill      for each agent, what is added to the share of calls that end well, whatever is done
 * @param mix        for each agent, the share of calls of each reason
 */
record MonthPlan(Map<Deed, Double> effects, List<Map<Deed, Double>> habit, double[] skill, double[][] mix) {

    private static final double SKILL = 0.06;
    private static final int GOOD = 4;
    private static final double[] SIZES = {0.18, 0.22, 0.26, 0.30};
    private static final double BAD = -0.26;
    private static final double KNOWN_BY = 0.4;
    private static final double EASY_BASE = 0.6;

    /**
     * @param effective whether the planted deeds change anything
     * @param uneven    whether agents get different calls
     */
    static MonthPlan draw(TradeTexts trade, int agents, boolean effective, boolean uneven, Random random) {
        Map<Deed, Double> effects = effective ? effects(trade, random) : Map.of();
        double[] skill = new double[agents];
        double[][] mix = new double[agents][trade.reasons().size()];
        List<Map<Deed, Double>> habits = new ArrayList<>();
        List<List<Integer>> knows = new ArrayList<>();
        for (int agent = 0; agent < agents; agent++) {
            skill[agent] = random.nextGaussian() * SKILL;
            mix[agent] = mix(trade, uneven, random);
            habits.add(new HashMap<>());
            knows.add(new ArrayList<>());
        }
        List<Deed> planted = List.copyOf(effects.keySet());
        for (Deed deed : trade.deeds()) {
            boolean[] who = knowing(agents, random);
            if (deed.kind().equals("decoy") && !planted.isEmpty() && random.nextBoolean()) {
                Deed tied = planted.get(random.nextInt(planted.size())); // the same agents do both, and only one of them helps
                for (int agent = 0; agent < agents; agent++) {
                    who[agent] = habits.get(agent).getOrDefault(tied, 0.0) > 0.3;
                }
            }
            for (int agent = 0; agent < agents; agent++) {
                habits.get(agent).put(deed, deed.kind().equals("easy") ? 0.9 * easy(trade, mix[agent])
                        : who[agent] ? 0.5 + 0.3 * random.nextDouble() : 0.08);
            }
        }
        return new MonthPlan(effects, habits, skill, mix);
    }

    private static Map<Deed, Double> effects(TradeTexts trade, Random random) {
        List<Deed> good = new ArrayList<>(trade.deeds().stream().filter(deed -> deed.kind().equals("good")).toList());
        List<Deed> bad = trade.deeds().stream().filter(deed -> deed.kind().equals("bad")).toList();
        Collections.shuffle(good, random);
        Map<Deed, Double> effects = new LinkedHashMap<>(); // in an order that does not depend on the run
        for (int i = 0; i < GOOD; i++) {
            effects.put(good.get(i), SIZES[i]);
        }
        effects.put(bad.get(random.nextInt(bad.size())), BAD);
        return effects;
    }

    private static boolean[] knowing(int agents, Random random) {
        boolean[] who = new boolean[agents];
        for (int agent = 0; agent < agents; agent++) {
            who[agent] = random.nextDouble() < KNOWN_BY;
        }
        return who;
    }

    private static double[] mix(TradeTexts trade, boolean uneven, Random random) {
        double[] mix = new double[trade.reasons().size()];
        double sum = 0;
        boolean easy = random.nextBoolean();
        for (int i = 0; i < mix.length; i++) {
            boolean simple = trade.reasons().get(i).base() > EASY_BASE;
            mix[i] = !uneven ? 1 : simple == easy ? 3 + random.nextDouble() : 0.5 + random.nextDouble() / 2;
            sum += mix[i];
        }
        for (int i = 0; i < mix.length; i++) {
            mix[i] /= sum;
        }
        return mix;
    }

    private static double easy(TradeTexts trade, double[] mix) {
        double easy = 0;
        for (int i = 0; i < mix.length; i++) {
            easy += trade.reasons().get(i).base() > EASY_BASE ? mix[i] : 0;
        }
        return easy;
    }
}
