package dev.clipstream;

import dev.clipstream.recount.RecountJob;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
class ConcurrencyTest extends ConcurrencyScenarios {

    @Inject
    RecountJob recount;

    @Override
    protected int wrongCounters() {
        return recount.repairAll();
    }

    @Override
    protected void setManyCallers(boolean many) {}
}
