package dev.clipstream.database;

import io.quarkus.hibernate.orm.runtime.JPAConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManagerFactory;
import org.jboss.logging.Logger;

/** Starts Hibernate beside the rest of a native executable, and does not let the service start without it. */
@Singleton
class HibernateStart {

    private static final Logger LOG = Logger.getLogger(HibernateStart.class);

    /** Before {@code DemoContent} and the first request, which would wait for it. */
    private static final int AFTER_THE_OTHERS = Integer.MAX_VALUE - 1;

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
            LOG.debug("Hibernate cannot start beside the rest, which ends or tries again", e);
        }
    }

    /** Starts Hibernate if that has failed, which ends the start if it fails again. */
    void await(@Observes @Priority(AFTER_THE_OTHERS) StartupEvent start, EntityManagerFactory hibernate) {
        hibernate.isOpen();
    }
}
