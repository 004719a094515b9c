package dev.clipstream.database;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.quarkus.hibernate.orm.runtime.JPAConfig;

/**
 * Is in the place of a method of Quarkus in a native executable, which starts Hibernate in a thread of its own and waits
 * for it, so that a start uses one processor at a time.
 */
@TargetClass(JPAConfig.class)
final class HibernateBesideTheRest {

    @Substitute
    void startAll() {
        HibernateStart.beside((JPAConfig) (Object) this);
    }
}
