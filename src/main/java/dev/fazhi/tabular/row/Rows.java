package dev.fazhi.tabular.row;

import dev.fazhi.model.Row;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A source of rows behind the border: it may fail in any way its library pleases. */
public interface Rows extends Closeable {

  @Nullable Row next() throws IOException;

  FileTraits traits();
}
