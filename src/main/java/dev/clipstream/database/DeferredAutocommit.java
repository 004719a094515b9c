package dev.clipstream.database;

import com.mysql.cj.MysqlConnection;
import com.mysql.cj.NativeSession;
import com.mysql.cj.Query;
import com.mysql.cj.interceptors.QueryInterceptor;
import com.mysql.cj.log.Log;
import com.mysql.cj.protocol.ProtocolEntity;
import com.mysql.cj.protocol.ProtocolEntityFactory;
import com.mysql.cj.protocol.Resultset;
import com.mysql.cj.protocol.ServerSession;
import com.mysql.cj.protocol.a.NativePacketPayload;
import com.mysql.cj.protocol.a.result.NativeResultset;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * Saves the two round trips by which the pool turns the autocommit of a connection off before a transaction and on again
 * after it: the server has it off until somebody uses the connection without a transaction. The driver makes one for each
 * connection, as application.properties says.
 */
@RegisterForReflection
public final class DeferredAutocommit implements QueryInterceptor {

    private static final String OFF = "SET autocommit=0";
    private static final String ON = "SET autocommit=1";

    private NativeSession session;
    /** What the server knows; the driver may have been told that it is on. */
    private boolean isOff;
    /** Whether there is nothing to commit. */
    private boolean isClean;

    @Override
    public QueryInterceptor init(MysqlConnection connection, Properties properties, Log log) {
        session = (NativeSession) connection.getSession();
        return this;
    }

    /** Returns a result for what need not be sent. */
    @Override
    @SuppressWarnings("unchecked")
    public <T extends Resultset> T preProcess(Supplier<String> sql, Query query) {
        String ofDriver = query == null ? sql.get() : "";
        if (isOff && isClean && (ofDriver.equals(OFF) || ofDriver.equals(ON))) {
            return (T) new NativeResultset();
        }
        if (isOff && session.getServerSession().isAutoCommit() && !ofDriver.equals(ON)) {
            turnOn();
        }
        isClean = false;
        return null;
    }

    private void turnOn() {
        isOff = false;
        try {
            session.execSQL(null, ON, -1, null, false, new Done(), null, false);
        } catch (RuntimeException e) {
            isOff = true;
            throw e;
        }
    }

    @Override
    public <T extends Resultset> T postProcess(Supplier<String> sql, Query query, T original, ServerSession server) {
        if (query == null && original != null) {
            String ofDriver = sql.get();
            isOff = ofDriver.equals(OFF) || isOff && !ofDriver.equals(ON);
            isClean = ofDriver.equals(OFF)
                    || ofDriver.equalsIgnoreCase("commit")
                    || ofDriver.equalsIgnoreCase("rollback");
        }
        return original;
    }

    @Override
    public boolean executeTopLevelOnly() {
        return true;
    }

    @Override
    public void destroy() {}

    /** Makes a result of a statement that returns no rows. */
    private static final class Done implements ProtocolEntityFactory<NativeResultset, NativePacketPayload> {
        @Override
        public NativeResultset createFromProtocolEntity(ProtocolEntity outcome) {
            return new NativeResultset();
        }
    }
}
