package dev.earmark.speech.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TurnRolesTest {

    /** Two voices that take turns; of every third stretch the words tell whose it is. */
    @Test
    void stretchesWhoseWordsTellNothingAreToldByTheVoiceOfThoseWhoseWordsDo() {
        Random random = new Random(1);
        List<TurnRoles.Stretch> call = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            boolean agent = i % 2 == 0;
            double[] voice = random.doubles(VoiceFeatures.COUNT, agent ? 0.5 : -0.5, agent ? 1.5 : 0.5).toArray();
            call.add(new TurnRoles.Stretch(i % 3 == 0 ? agent ? 2 : -2 : 0, voice, 2, 0.4));
        }
        double[] agent = TurnRoles.agent(call);
        for (int i = 0; i < 30; i++) {
            assertThat(i % 2 == 0 ? agent[i] : 1 - agent[i]).as("stretch %d", i).isGreaterThan(0.9);
        }
    }

    @Test
    void whereNothingTellsNobodyIsNamed() {
        List<TurnRoles.Stretch> call = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            call.add(new TurnRoles.Stretch(0, new double[VoiceFeatures.COUNT], 1, 0.4));
        }
        for (double agent : TurnRoles.agent(call)) {
            assertThat(agent).isBetween(0.45, 0.55);
        }
    }
}
