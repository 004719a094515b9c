package dev.clipstream.database;

import io.quarkus.hibernate.orm.runtime.JPAConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManagerFactory;

/** Starts Hibernate beside the rest of a native executable, and does not let the service start without it. */
@Singleton
class HibernateStart {

    /** Before {@code DemoContent} and the first request, which would wait for it. */
    private static final int AFTER_THE_OTHERS = Integer.MAX_VALUE - 1;

    /** Why Hibernate could not start, if it could not. */
    private static volatile RuntimeException failure;

    /** Whoever needs Hibernate meanwhile waits for this thread. */
    static void beside(JPAConfig hibernate) {
        Thread thread = new Thread(() -> start(hibernate), "JPA Startup Thread");
        thread.setDaemon(true);
        thread.start();
    }

    private static void start(JPAConfig hibernate) {
        try {
            hibernate.getEntityManagerFactories();
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /** Waits until Hibernate has started, and ends the start with the reason if it could not. */
    void await(@Observes @Priority(AFTER_THE_OTHERS) StartupEvent start, EntityManagerFactory hibernate) {
        try {
            hibernate.isOpen();
        } catch (RuntimeException e) {
            throw failure == null ? e : failure;
        }
    }
}
