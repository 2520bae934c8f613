package dev.fazhi.tabular.row;

import dev.fazhi.model.Fault;
import java.util.List;

/**
 * What was found out about a file by reading it.
 *
 * @param format the true type: {@code xlsx}, {@code xlsm}, {@code xls}, {@code xml} for a
 *     spreadsheet of 2003, {@code csv}, {@code tsv} or {@code html}
 * @param encoding the encoding of a text file, such as {@code GB18030}; empty for the others
 * @param delimiter what parts the columns of a text file; empty when there is none
 * @param sheets the names of the sheets with cells, in order; one empty name when the file has no
 *     sheets
 * @param notes what a person should know though the file is used: hidden rows, macros, a name that
 *     lies about the type, a number of rows at which exports are cut
 */
public record FileTraits(
    String format, String encoding, String delimiter, List<String> sheets, List<Fault> notes) {}
