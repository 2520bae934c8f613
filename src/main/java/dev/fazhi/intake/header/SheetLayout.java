package dev.fazhi.intake.header;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * How a sheet is read. Header texts are harmless to show.
 *
 * @param sheet its name; empty for files without sheets
 * @param sheetIndex 0 for the first sheet
 * @param headerFrom the row number that the spreadsheet shows for the header's first row
 * @param headerTo the same of its last row
 * @param fields columns counted from 0, in order, to the names of their fields
 * @param personalHeaders headers of the columns that are dropped
 * @param ignoredHeaders headers that no field names
 * @param headers the same columns to their headers as people read them
 * @param factors by field, what the unit in its header multiplies values by, where there is a unit
 */
public record SheetLayout(
    String sheet,
    int sheetIndex,
    int headerFrom,
    int headerTo,
    Map<Integer, String> fields,
    Map<Integer, String> headers,
    List<String> personalHeaders,
    List<String> ignoredHeaders,
    Map<String, BigDecimal> factors) {}
