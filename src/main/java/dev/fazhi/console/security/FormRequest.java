package dev.fazhi.console.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request whose form has been read; its fields follow those of the query. */
final class FormRequest extends HttpServletRequestWrapper {

  private static final int MAX_FIELDS = 100;

  private final Map<String, List<String>> fields = new LinkedHashMap<>();

  /**
   * Wraps a request with the fields of its form.
   *
   * @param form as {@code application/x-www-form-urlencoded}
   * @throws IllegalArgumentException when it is none, or has too many fields
   */
  FormRequest(HttpServletRequest request, String form) {
    super(request);
    request
        .getParameterMap()
        .forEach((name, values) -> fields.put(name, new ArrayList<>(List.of(values))));
    String[] pairs = form.isEmpty() ? new String[0] : form.split("&", MAX_FIELDS + 1);
    if (pairs.length > MAX_FIELDS) {
      throw new IllegalArgumentException("too many fields");
    }
    for (String pair : pairs) {
      String[] parts = pair.split("=", 2);
      fields
          .computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
          .add(parts.length < 2 ? "" : decoded(parts[1]));
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public @Nullable String getParameter(String name) {
    List<String> values = fields.get(name);
    return values == null ? null : values.get(0);
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    List<String> values = fields.get(name);
    return values == null ? null : values.toArray(String[]::new);
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    Map<String, String[]> map = new LinkedHashMap<>();
    fields.forEach((name, values) -> map.put(name, values.toArray(String[]::new)));
    return Collections.unmodifiableMap(map);
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(fields.keySet());
  }
}
