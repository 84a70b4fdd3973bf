package dev.earmark.steps;

import dev.earmark.store.Store;
import dev.earmark.testing.Stores;
import java.nio.file.Path;

class OneMoreStepIT extends OneMoreStepContract {

    @Override
    Store open(Path folder) {
        return Stores.sqlite(folder.resolve("data"));
    }
}
