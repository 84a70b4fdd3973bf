package dev.earmark.language;

import java.time.Duration;

/** What stands around another model and leaves what it does not change as that says it. As safe for many threads as the other is. */
abstract class AroundModel implements ChatJudgeModel {

    final ChatJudgeModel model;

    AroundModel(ChatJudgeModel model) {
        this.model = model;
    }

    @Override
    public String modelId() {
        return model.modelId();
    }

    @Override
    public String parameters() {
        return model.parameters();
    }

    @Override
    public Duration pause() {
        return model.pause();
    }

    @Override
    public int atOnce() {
        return model.atOnce();
    }
}
