package dev.fazhi.store;

import dev.fazhi.definition.Source;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rejected rows that a later load brings in order: by their key, when its export is not older, or
 * by the place where they stood, which corrected rows tell.
 */
record Solved(JdbcClient jdbc) {

  /** Marks what a staged file solves, in the caller's transaction. */
  void mark(KnownFile file, Source source, long load) {
    String others =
        "solved_by IS NULL AND file_id <> "
            + file.id()
            + " AND file_id IN (SELECT file_id FROM fz_file WHERE source = '"
            + source.id()
            + "')";
    long open =
        jdbc.sql("SELECT COUNT(*) FROM fz_reject WHERE " + others).query(Long.class).single();
    if (open == 0) {
      return;
    }
    String stage = Names.stage(file.id());
    jdbc.sql(
            "UPDATE fz_reject SET solved_by = ? WHERE "
                + others
                + " AND file_id IN (SELECT file_id FROM fz_file WHERE NOT "
                + ExportOrder.isAfter("", file)
                + ") AND row_key IN (SELECT "
                + Names.keyText(source, "")
                + " FROM "
                + stage
                + " WHERE fate IS NULL OR fate IN ('C', 'U', 'D'))")
        .param(load)
        .update();
    jdbc.sql(
            "UPDATE fz_reject SET solved_by = ? WHERE "
                + others
                + " AND EXISTS (SELECT 1 FROM "
                + stage
                + " s JOIN fz_file o ON o.name = s.origin_file LEFT JOIN fz_sheet h ON h.file_id ="
                + " o.file_id AND h.sheet_no = fz_reject.sheet_no WHERE o.file_id ="
                + " fz_reject.file_id AND s.origin_row = fz_reject.row_no AND COALESCE(h.name, '')"
                + " = COALESCE(s.origin_sheet, '') AND (s.fate IS NULL OR s.fate <> 'R'))")
        .param(load)
        .update();
  }
}
