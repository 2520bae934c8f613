package dev.fazhi.publish.data;

import dev.fazhi.model.Load;
import dev.fazhi.model.Vintage;
import dev.fazhi.publish.content.PublicationInput;
import dev.fazhi.publish.content.PublicationStatus;
import dev.fazhi.publish.text.Json;
import dev.fazhi.publish.workbook.SourcesGrid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Writes and reads {@code run.json}: files, versions and status behind the figures. */
public final class RunJson {

  public static final String NAME = "run.json";

  private RunJson() {}

  public static byte[] bytes(PublicationInput publication) {
    Vintage vintage = publication.vintage();
    Map<String, Object> run = new LinkedHashMap<>();
    putReport(run, publication);
    run.putAll(publication.standing().json());
    putOrigin(run, publication);
    run.put("area", publication.area());
    run.put("figures", vintage.figures().size());
    putLoads(run, publication.loads());
    return Json.bytes(run);
  }

  /** Tells which report it is, and which vintage unless it was computed anew. */
  static void putReport(Map<String, Object> json, PublicationInput publication) {
    Vintage vintage = publication.vintage();
    json.put("asOf", vintage.asOf().day().toString());
    if (!vintage.asOf().isYear()) {
      json.put("period", vintage.asOf().reports().id());
    }
    if (!(publication.standing() instanceof PublicationStatus.Recomputed)) {
      json.put("vintage", vintage.number());
    }
  }

  /** Tells what the figures follow from. */
  static void putOrigin(Map<String, Object> json, PublicationInput publication) {
    json.put("lastLoad", publication.vintage().lastLoad());
    json.put("definitions", publication.vintage().definitions());
    json.put("program", publication.programVersion());
  }

  /** Lists the loads; of too many the newest, with the number of all and the file that has them. */
  static void putLoads(Map<String, Object> json, List<Load> loads) {
    if (SourcesGrid.isLong(loads)) {
      json.put("allLoads", loads.size());
      json.put("allLoadsIn", SourcesGrid.ALL);
    }
    json.put("loads", loads(SourcesGrid.listed(loads)));
  }

  private static List<Map<String, Object>> loads(List<Load> loads) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Load load : loads) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("number", load.number());
      one.put("file", load.file());
      one.put("sha256", load.sha256());
      one.put("bytes", load.bytes());
      one.put("source", load.source());
      one.put("status", load.status().name().toLowerCase(java.util.Locale.ROOT));
      one.put("rows", rows(load.rows()));
      one.put("withdrawn", load.withdrawn());
      all.add(one);
    }
    return all;
  }

  /** Whether an output folder has that vintage with that status. */
  public static boolean says(Path folder, int vintage, PublicationStatus standing) {
    try {
      JsonNode run = read(folder);
      JsonNode expected = Json.mapper().valueToTree(standing.json());
      return run.path("vintage").asInt(0) == vintage
          && expected.properties().stream()
              .allMatch(entry -> entry.getValue().equals(run.path(entry.getKey())));
    } catch (IOException unreadable) {
      return false;
    }
  }

  /** The vintage of an output folder; empty when it has no readable {@code run.json}. */
  public static OptionalInt vintage(Path folder) throws IOException {
    JsonNode vintage = read(folder).path("vintage");
    return vintage.isInt() ? OptionalInt.of(vintage.intValue()) : OptionalInt.empty();
  }

  /** The status of an output folder; empty when it has none. */
  public static String state(Path folder) throws IOException {
    return read(folder).path("state").asString("");
  }

  private static JsonNode read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    try {
      return Files.isRegularFile(file)
          ? Json.mapper().readTree(Files.readAllBytes(file))
          : Json.mapper().createObjectNode();
    } catch (JacksonException damaged) {
      return Json.mapper().createObjectNode();
    }
  }

  private static Map<String, Object> rows(Load.RowCount rows) {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("read", rows.read());
    counts.putAll(rows.fates());
    return counts;
  }
}
