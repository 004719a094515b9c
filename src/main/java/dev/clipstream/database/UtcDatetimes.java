package dev.clipstream.database;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.boot.model.TypeContributor;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.type.descriptor.ValueBinder;
import org.hibernate.type.descriptor.ValueExtractor;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.BasicBinder;
import org.hibernate.type.descriptor.jdbc.BasicExtractor;
import org.hibernate.type.descriptor.jdbc.TimestampUtcAsJdbcTimestampJdbcType;

/**
 * Has Hibernate send moments as {@code DATETIME}, the type of all columns with times. As {@code TIMESTAMP}, its own choice,
 * MariaDB compares no time before 1970 or after 2038 in a prepared statement: it finds no rows and says nothing.
 */
public final class UtcDatetimes extends TimestampUtcAsJdbcTimestampJdbcType implements TypeContributor {

    @Override
    public void contribute(TypeContributions types, ServiceRegistry services) {
        types.contributeJdbcType(this);
    }

    @Override
    public <X> ValueBinder<X> getBinder(JavaType<X> type) {
        return new BasicBinder<>(type, this) {
            @Override
            protected void doBind(PreparedStatement statement, X value, int index, WrapperOptions options)
                    throws SQLException {
                statement.setObject(index, datetime(type.unwrap(value, Instant.class, options)));
            }

            @Override
            protected void doBind(CallableStatement statement, X value, String name, WrapperOptions options)
                    throws SQLException {
                statement.setObject(name, datetime(type.unwrap(value, Instant.class, options)));
            }
        };
    }

    @Override
    public <X> ValueExtractor<X> getExtractor(JavaType<X> type) {
        return new BasicExtractor<>(type, this) {
            @Override
            protected X doExtract(ResultSet row, int index, WrapperOptions options) throws SQLException {
                return moment(row.getObject(index, LocalDateTime.class), options);
            }

            @Override
            protected X doExtract(CallableStatement statement, int index, WrapperOptions options) throws SQLException {
                return moment(statement.getObject(index, LocalDateTime.class), options);
            }

            @Override
            protected X doExtract(CallableStatement statement, String name, WrapperOptions options)
                    throws SQLException {
                return moment(statement.getObject(name, LocalDateTime.class), options);
            }

            private X moment(LocalDateTime datetime, WrapperOptions options) {
                return datetime == null ? null : type.wrap(datetime.toInstant(ZoneOffset.UTC), options);
            }
        };
    }

    private static LocalDateTime datetime(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
