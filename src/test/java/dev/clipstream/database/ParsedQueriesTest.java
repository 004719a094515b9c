package dev.clipstream.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ParsedQueriesTest {

    @Test
    void aQueryIsParsedWithoutADatabase() {
        var statement = ParsedQueries.parse("select v.id from Video v where v.id in :ids order by v.id desc");
        assertThat(statement.exception).isNull();
        assertThat(statement.getStop().getText()).isEqualTo("<EOF>");
        assertThat(statement.selectStatement()).isNotNull();
    }

    @Test
    void anInvalidQueryFails() {
        assertThatThrownBy(() -> ParsedQueries.parse("select v.id from Video v where v.id in ("))
                .isInstanceOf(RuntimeException.class);
    }
}
