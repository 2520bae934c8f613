package dev.fazhi.publish.text;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/** Writes JSON: indented, line feeds on every system, keys in the order given. */
public final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  public static byte[] bytes(Object value) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    String text = MAPPER.writer().with(printer).writeValueAsString(value);
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  public static JsonMapper mapper() {
    return MAPPER;
  }
}
