package dev.clipstream.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.inject.Inject;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ShutdownOrderTest {

    @Inject
    BeanManager beans;

    @Test
    void readinessEndsBeforeWebSocketsClose() {
        assertThat(beans.resolveObserverMethods(new ShutdownDelayInitiatedEvent()).stream()
                        .filter(observer -> observer.getBeanClass().getName().startsWith("dev.clipstream"))
                        .sorted(Comparator.comparing(ObserverMethod::getPriority))
                        .map(observer -> observer.getBeanClass().getSimpleName() + " " + observer.getPriority()))
                .containsExactly("Drain 1000", "ChatSessions 2000");
    }
}
