package dev.fazhi.publish;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.TemplatePeriods;
import dev.fazhi.definition.reading.publication.TemplateReader;
import dev.fazhi.definition.yaml.DefinitionError;
import dev.fazhi.definition.yaml.DefinitionErrors;
import dev.fazhi.publish.content.PublicationInput;
import dev.fazhi.publish.data.WrittenFigures;
import dev.fazhi.publish.docx.DocumentTemplate;
import dev.fazhi.publish.passage.Passage;
import dev.fazhi.publish.passage.PassageCheck;
import dev.fazhi.publish.template.TemplateCheck;
import dev.fazhi.publish.template.TemplateFill;
import dev.fazhi.publish.template.TemplateRow;
import dev.fazhi.publish.text.FileTrees;
import dev.fazhi.publish.workbook.WorkbookModel;
import dev.fazhi.publish.xlsx.WorkbookTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The unit's own workbooks and documents under {@code jobs/templates/}, each that is for the report
 * written filled into the folder {@value #FOLDER} of a publication under its own name.
 */
public final class Templates {

  static final String FOLDER = "documents";

  private static final String IN_JOBS = "templates/";

  private Templates() {}

  /**
   * Checks every name in braces.
   *
   * @throws DefinitionErrors FZ-301 with the place of each that is not known, or of a file that
   *     cannot be opened
   */
  public static void check(Definitions definitions) {
    List<DefinitionError> found = new ArrayList<>();
    definitions
        .templates()
        .forEach(
            (name, bytes) -> {
              String file = IN_JOBS + name;
              TemplateCheck check = new TemplateCheck(new TemplateReader(definitions, file, found));
              try {
                if (isWorkbook(name)) {
                  WorkbookTemplate.check(bytes, check);
                } else {
                  DocumentTemplate.check(bytes, check);
                }
              } catch (IOException | RuntimeException unreadable) {
                found.add(
                    new DefinitionError(
                        file, 0, "打不开：不是完好的 Office 文件，或加了密码；请用 Office 另存为 .docx 或 .xlsx 后替换"));
              }
            });
    if (!found.isEmpty()) {
      throw DefinitionErrors.of(found);
    }
  }

  static void write(PublicationInput publication, WorkbookModel edition, Path folder)
      throws IOException {
    for (Map.Entry<String, byte[]> template : publication.definitions().templates().entrySet()) {
      TemplateFill fill = fill(publication, edition, template.getKey());
      byte[] filled = filled(template, fill, publication.vintage().asOf().day());
      FileTrees.write(written(folder, template.getKey()), filled);
    }
  }

  /** Reopens what was written: every number as in figures.csv and in its file, no name left. */
  static List<String> faults(PublicationInput publication, WorkbookModel edition, Path folder)
      throws IOException {
    List<String> faults = new ArrayList<>();
    WrittenFigures figures = WrittenFigures.read(folder.resolve("figures.csv"));
    for (Map.Entry<String, byte[]> template : publication.definitions().templates().entrySet()) {
      String name = template.getKey();
      TemplateFill fill = fill(publication, edition, name);
      byte[] expected = filled(template, fill, publication.vintage().asOf().day());
      for (Passage passage : fill.written()) {
        String fault = PassageCheck.fault(passage, figures);
        if (fault != null) {
          faults.add(name + "：“" + passage.text() + "”" + fault);
        }
      }
      byte[] written = Files.readAllBytes(written(folder, name));
      if (!Arrays.equals(written, expected)) {
        faults.add(name + "：写出的内容与应有的不同");
      }
      texts(name, written).stream()
          .filter(text -> TemplateRow.hasMark(text) || text.matches(".*\\{[a-z][a-z0-9_.:]*}.*"))
          .forEach(text -> faults.add(name + "：“" + text + "”里还有没填的名称"));
    }
    return faults;
  }

  private static Path written(Path folder, String template) {
    return folder.resolve(FOLDER).resolve(TemplatePeriods.name(template));
  }

  private static TemplateFill fill(
      PublicationInput publication, WorkbookModel edition, String name) {
    return new TemplateFill(publication, IN_JOBS + name, edition.tables());
  }

  /** The filled file; for a template that was not checked FZ-301 with what is wrong in it. */
  private static byte[] filled(Map.Entry<String, byte[]> template, TemplateFill fill, LocalDate day)
      throws IOException {
    byte[] filled =
        isWorkbook(template.getKey())
            ? WorkbookTemplate.filled(template.getValue(), fill, day)
            : DocumentTemplate.filled(template.getValue(), fill, day);
    if (!fill.mistakes().isEmpty()) {
      throw DefinitionErrors.of(fill.mistakes());
    }
    return filled;
  }

  private static List<String> texts(String name, byte[] bytes) throws IOException {
    return isWorkbook(name) ? WorkbookTemplate.texts(bytes) : DocumentTemplate.texts(bytes);
  }

  private static boolean isWorkbook(String name) {
    return name.endsWith(".xlsx");
  }
}
