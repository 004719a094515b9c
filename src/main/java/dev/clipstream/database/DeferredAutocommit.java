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
 * after it: the server has it off until somebody uses the connection without a transaction. The driver makes an instance
 * for each connection. It needs {@code useLocalSessionState}.
 */
@RegisterForReflection
public final class DeferredAutocommit implements QueryInterceptor {

    private static final String OFF = "SET autocommit=0";
    private static final String ON = "SET autocommit=1";

    private NativeSession session;
    /** Whether autocommit is off at the server. The driver may take it to be on. */
    private boolean isOff;
    /** Whether nothing was sent since autocommit was turned off, or since the last commit or rollback. */
    private boolean isClean;

    @Override
    public QueryInterceptor init(MysqlConnection connection, Properties properties, Log log) {
        session = (NativeSession) connection.getSession();
        return this;
    }

    /**
     * Returns a result for a change that need not be sent now. A statement without a transaction has autocommit turned on
     * before it.
     */
    @Override
    @SuppressWarnings("unchecked")
    public <T extends Resultset> T preProcess(Supplier<String> sql, Query query) {
        ServerSession server = session.getServerSession();
        String ofDriver = query == null ? sql.get() : "";
        boolean isChange = ofDriver.equals(OFF) || ofDriver.equals(ON);
        if (isChange && isOff && isClean && !saysOtherwise(server)) {
            return (T) new NativeResultset();
        }
        // isAutoCommit() is what the driver was told, and isAutocommit() what the server has said last.
        if (isOff && server.isAutoCommit() && !ofDriver.equals(ON)) {
            turnOn();
        }
        isClean = false;
        return null;
    }

    /** The server's last answer may also have said nothing about it. */
    private static boolean saysOtherwise(ServerSession server) {
        return server.isAutocommit() || server.inTransactionOnServer();
    }

    /** Is called again for its own statement, which must find that there is nothing to turn on. */
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
        if (original != null) {
            String ofDriver = query == null ? sql.get() : "";
            boolean wasOff = isOff;
            isOff = (ofDriver.equals(OFF) || wasOff && !ofDriver.equals(ON)) && !server.isAutocommit();
            isClean = ofDriver.equals(OFF) && !wasOff || ofDriver.equals("COMMIT") || ofDriver.equals("ROLLBACK");
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
