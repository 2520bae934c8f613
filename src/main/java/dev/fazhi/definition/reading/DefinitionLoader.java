package dev.fazhi.definition.reading;

import dev.fazhi.definition.AuditPhrases;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Disabled;
import dev.fazhi.definition.Draft;
import dev.fazhi.definition.EnabledPart;
import dev.fazhi.definition.Identity;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Nightly;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.Table;
import dev.fazhi.definition.condition.Reference;
import dev.fazhi.definition.condition.Scope;
import dev.fazhi.definition.reading.metric.IdentityReader;
import dev.fazhi.definition.reading.metric.MetricReader;
import dev.fazhi.definition.reading.publication.DraftReader;
import dev.fazhi.definition.reading.publication.TableReader;
import dev.fazhi.definition.reading.source.Known;
import dev.fazhi.definition.reading.source.LookupReader;
import dev.fazhi.definition.reading.source.ReferenceReader;
import dev.fazhi.definition.reading.source.SourceReader;
import dev.fazhi.definition.schema.DefinitionSchema;
import dev.fazhi.definition.yaml.DefinitionDigest;
import dev.fazhi.definition.yaml.DefinitionError;
import dev.fazhi.definition.yaml.DefinitionErrors;
import dev.fazhi.definition.yaml.JobsFolder;
import dev.fazhi.definition.yaml.Ordered;
import dev.fazhi.definition.yaml.ParsedFiles;
import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.YamlNode.Block;
import dev.fazhi.definition.yaml.YamlNode.Word;
import dev.fazhi.model.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the folder of definitions into records. */
public final class DefinitionLoader {

  static final String YAML = ".yml";
  private static final String CSV = ".csv";
  private final List<DefinitionError> found = new ArrayList<>();
  private final Set<String> disabled = new LinkedHashSet<>();
  private final JobsFolder folder;
  private final ParsedFiles parsed;

  private DefinitionLoader(Path jobs, ParsedFiles.Store store) {
    this.folder = JobsFolder.read(jobs, found);
    this.parsed = new ParsedFiles(store);
  }

  /**
   * Reads and checks {@code nightly.yml}, {@code sources/*.yml}, {@code reference/*.csv}, {@code
   * metrics/*.yml}, {@code tables/*.yml} and, where they are there, {@code report/draft.yml},
   * {@code report/bulletin.yml}, * {@code report/audit.yml} and {@code templates/}.
   *
   * @param jobs the folder of the definitions
   * @throws DefinitionErrors with everything that is wrong in them
   * @throws dev.fazhi.model.Problem when there is no such folder or it has no {@code nightly.yml}
   */
  public static Definitions load(Path jobs) {
    return load(jobs, ParsedFiles.Store.NONE);
  }

  /**
   * Reads them likewise, parsing only those files that have changed since they were last kept.
   *
   * @throws DefinitionErrors with everything that is wrong in them
   * @throws dev.fazhi.model.Problem when there is no such folder or it has no {@code nightly.yml}
   */
  public static Definitions load(Path jobs, ParsedFiles.Store store) {
    return new DefinitionLoader(jobs, store).load();
  }

  /**
   * Reads {@code nightly.yml} alone, which works although other definitions are wrong, so that
   * people can be notified of it. Empty when it cannot be read.
   */
  public static Optional<Nightly> nightlyAlone(Path jobs) {
    return nightlyAlone(jobs, ParsedFiles.Store.NONE);
  }

  /** Reads it likewise, parsing it only if it has changed since it was last kept. */
  public static Optional<Nightly> nightlyAlone(Path jobs, ParsedFiles.Store store) {
    try {
      Known anything = new Known(Map.of(), Map.of(), true);
      return Optional.ofNullable(new DefinitionLoader(jobs, store).nightly(anything));
    } catch (Problem none) {
      return Optional.empty();
    }
  }

  private Definitions load() {
    checkEndings();
    Map<String, Reference> references = references();
    Map<String, Source> sources = new LinkedHashMap<>();
    Known known = sources(references, sources);
    Nightly nightly = nightly(known);
    MetricReader reader = new MetricReader(known);
    List<MetricFiles.MetricFile> files = new MetricFiles(folder, parsed, found).read(reader);
    Map<String, Metric> metrics = reader.metrics();
    sources.replaceAll(
        (id, source) ->
            source.with(
                Stream.concat(source.measured().stream(), reader.computed(id).stream()).toList()));
    List<Identity> identities = new ArrayList<>();
    for (MetricFiles.MetricFile file : files) {
      IdentityReader equations = new IdentityReader(file.reporter(), reader.names(), metrics);
      identities.addAll(equations.read(file.block()));
    }
    PublicationFiles published = new PublicationFiles(folder, parsed, found);
    Draft draft = published.draft(DraftReader.YEAR, reader.names(), metrics);
    Draft bulletin = published.draft(DraftReader.BULLETIN, reader.names(), metrics);
    List<Table> tables =
        published.tables(new TableReader(reader.names(), metrics, sources, references));
    AuditPhrases audit = published.audit(reader.names());
    Map<String, byte[]> templates = published.templates();
    if (!found.isEmpty() || nightly == null) {
      throw DefinitionErrors.of(found);
    }
    parsed.keep();
    Definitions all =
        new Definitions(
            nightly,
            Ordered.copy(sources),
            references,
            metrics,
            List.copyOf(identities),
            draft,
            bulletin,
            tables,
            audit,
            templates,
            DefinitionDigest.of(folder.files()),
            Disabled.NONE);
    return EnabledPart.of(all, disabled);
  }

  private Map<String, Reference> references() {
    Map<String, Reference> references = new LinkedHashMap<>();
    folder
        .in("reference", CSV)
        .forEach(
            (file, bytes) -> {
              String id = base(file, CSV);
              references.put(id, ReferenceReader.read(id, bytes, new Reporter(file, found)));
            });
    return Ordered.copy(references);
  }

  private Known sources(Map<String, Reference> references, Map<String, Source> sources) {
    Map<String, Scope> scopes = new LinkedHashMap<>();
    Map<String, SourceReader.Found> read = new LinkedHashMap<>();
    Map<String, String> files = new LinkedHashMap<>();
    boolean open = false;
    for (Map.Entry<String, byte[]> file : folder.in("sources", YAML).entrySet()) {
      Reporter reporter = new Reporter(file.getKey(), found);
      Block block = parsed.read(file.getValue(), DefinitionSchema.SOURCE::keys, reporter);
      Word id = block == null ? null : block.word("source");
      if (block == null || id == null) {
        open = true;
      }
      if (block != null) {
        SourceReader.Found source = new SourceReader(reporter, references).read(block);
        if (id != null && isFirst(id, files, reporter)) {
          sources.put(id.text(), source.source());
          if (block.has("enabled") && !block.flag("enabled")) {
            disabled.add(id.text());
          }
          scopes.put(id.text(), source.scope());
          read.put(id.text(), source);
        }
      }
    }
    if (!sources.isEmpty() && disabled.containsAll(sources.keySet())) {
      found.add(new DefinitionError("sources", 0, "数据源全都写了 enabled: false；请至少留一个启用"));
    }
    if (folder.in("sources", YAML).isEmpty()) {
      found.add(new DefinitionError("sources", 0, "没有一个数据源；请在 sources/ 里放 .yml 文件"));
      open = true;
    }
    Known known = new Known(Ordered.copy(scopes), references, open);
    Map<String, Source> plain = Map.copyOf(sources);
    read.forEach(
        (id, source) -> {
          Reporter reporter = new Reporter(files.getOrDefault(id, ""), found);
          sources.put(id, new LookupReader(reporter, known, plain).read(source));
        });
    return known;
  }

  private static boolean isFirst(Word id, Map<String, String> files, Reporter reporter) {
    String first = files.putIfAbsent(id.text(), reporter.file());
    if (first != null) {
      reporter.at(id, "数据源“" + id.text() + "”在 " + first + " 里已经有了；请改名或删去一个");
    }
    return first == null;
  }

  private @Nullable Nightly nightly(Known known) {
    Reporter reporter = new Reporter(JobsFolder.NIGHTLY, found);
    byte[] bytes = folder.files().get(JobsFolder.NIGHTLY);
    Block block =
        bytes == null ? null : parsed.read(bytes, DefinitionSchema.NIGHTLY::keys, reporter);
    return block == null ? null : new NightlyReader(reporter, known).read(block);
  }

  /** Reports files that would be ignored for their ending. */
  private void checkEndings() {
    folder
        .files()
        .keySet()
        .forEach(
            file -> {
              List<String> endings =
                  file.startsWith("templates/")
                      ? PublicationFiles.TEMPLATES
                      : List.of(file.startsWith("reference/") ? CSV : YAML);
              boolean ours = file.contains("/") && !file.startsWith("report/");
              if (ours && endings.stream().noneMatch(file::endsWith)) {
                String should = String.join(" 或 ", endings);
                found.add(new DefinitionError(file, 0, "文件名应以 " + should + " 结尾，否则不会被读；请改名或移走"));
              }
            });
  }

  static String base(String file, String ending) {
    return file.substring(file.indexOf('/') + 1, file.length() - ending.length());
  }
}
