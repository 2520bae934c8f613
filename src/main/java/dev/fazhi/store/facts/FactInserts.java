package dev.fazhi.store.facts;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.store.archive.ArchiveText;
import dev.fazhi.store.database.Dialect;
import dev.fazhi.store.database.SqlNames;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Inserts rows of one source in bulk: PostgreSQL takes them by COPY, H2 as a batch. */
final class FactInserts {

  private final JdbcTemplate jdbc;
  private final Source source;
  private final Dialect dialect;
  private final String into;

  FactInserts(JdbcTemplate jdbc, Source source, Dialect dialect) {
    this.jdbc = jdbc;
    this.source = source;
    this.dialect = dialect;
    this.into =
        "%s (load_no, origin_no, sheet_no, row_no, %s)"
            .formatted(SqlNames.facts(source), SqlNames.columns(source, ""));
  }

  /** Inserts rows in the caller's transaction; the origin is null for the load itself. */
  void insert(List<ImportedRow> rows, long load, @Nullable Long origin) {
    if (dialect == Dialect.POSTGRESQL) {
      jdbc.execute((ConnectionCallback<Long>) connection -> copy(connection, rows, load, origin));
      return;
    }
    jdbc.batchUpdate(
        "INSERT INTO %s VALUES (?, ?, ?, ?%s)"
            .formatted(into, ", ?".repeat(source.fields().size())),
        rows,
        rows.size(),
        (statement, row) -> {
          statement.setLong(1, load);
          statement.setObject(2, origin, Types.BIGINT);
          statement.setInt(3, row.sheetIndex());
          statement.setInt(4, row.row());
          for (int i = 0; i < source.fields().size(); i++) {
            set(statement, 5 + i, source.fields().get(i).type(), row.values().get(i));
          }
        });
  }

  /** Sends the rows in the text format of COPY: columns end with a tab, rows with a line feed. */
  private long copy(Connection connection, List<ImportedRow> rows, long load, @Nullable Long origin)
      throws SQLException {
    StringBuilder text = new StringBuilder();
    for (ImportedRow row : rows) {
      text.append(load);
      text.append('\t');
      append(text, origin);
      text.append('\t').append(row.sheetIndex()).append('\t').append(row.row());
      for (int i = 0; i < source.fields().size(); i++) {
        text.append('\t');
        append(text, row.values().get(i));
      }
      text.append('\n');
    }
    try {
      return new CopyManager(connection.unwrap(BaseConnection.class))
          .copyIn("COPY %s FROM STDIN".formatted(into), new StringReader(text.toString()));
    } catch (IOException e) {
      throw new SQLException("rows were not sent", e);
    }
  }

  private static void append(StringBuilder text, @Nullable Object value) {
    if (value == null) {
      text.append("\\N");
    } else if (value instanceof BigDecimal number) {
      text.append(number.toPlainString());
    } else if (value instanceof String string) {
      text.append(ArchiveText.escape(string));
    } else {
      // days and times as ISO 8601 has them, whatever the server's DateStyle
      text.append(value);
    }
  }

  private static void set(
      PreparedStatement statement, int column, Field.Type type, @Nullable Object value)
      throws SQLException {
    if (value != null) {
      statement.setObject(column, value);
      return;
    }
    statement.setNull(
        column,
        switch (type) {
          case DATE -> Types.DATE;
          case DATE_TIME -> Types.TIMESTAMP;
          case YES_NO -> Types.BOOLEAN;
          case INTEGER -> Types.BIGINT;
          case DECIMAL, MONEY -> Types.NUMERIC;
          case ID, CASE_NUMBER, TEXT, PATH, PERIOD -> Types.VARCHAR;
        });
  }
}
