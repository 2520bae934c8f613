package dev.fazhi.tabular.row;

import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.ReadAhead;
import dev.fazhi.model.Row;
import org.jspecify.annotations.Nullable;

/** Rows that a thread of their own parses while the ones before are worked on. */
public final class ParsedAhead implements RowSource {

  private final RowSource rows;
  private final ReadAhead<Row, FileRejectedException> ahead;
  private volatile FileTraits traits;

  public ParsedAhead(RowSource rows) {
    this.rows = rows;
    this.traits = rows.traits();
    this.ahead = new ReadAhead<>("fazhi-parse", this::parse);
  }

  private @Nullable Row parse() throws FileRejectedException {
    Row row = rows.next();
    if (row == null) {
      traits = rows.traits();
    }
    return row;
  }

  @Override
  public @Nullable Row next() throws FileRejectedException {
    return ahead.next();
  }

  @Override
  public FileTraits traits() {
    return traits;
  }

  @Override
  public void close() {
    ahead.close();
    rows.close();
  }
}
