package dev.fazhi.tabular.row;

import dev.fazhi.model.Row;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A format's rows, which may throw whatever its library throws; {@link ExceptionTranslator} wraps
 * it.
 */
public interface RawRowSource extends Closeable {

  @Nullable Row next() throws IOException;

  FileTraits traits();
}
