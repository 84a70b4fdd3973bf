package dev.earmark.steps;

import dev.earmark.store.Store;
import dev.earmark.testing.Stores;
import java.nio.file.Path;

class OneMoreStepOnPostgresIT extends OneMoreStepContract {

    @Override
    Store open(Path folder) {
        return Stores.postgres();
    }
}
