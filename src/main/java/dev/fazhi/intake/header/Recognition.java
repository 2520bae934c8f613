package dev.fazhi.intake.header;

import dev.fazhi.definition.Source;
import java.util.List;

/**
 * The source and sheets of a file as recognised.
 *
 * @param source whose export it is
 * @param sheets those read so far, in the file's order; those without a header are left out
 */
public record Recognition(Source source, List<SheetLayout> sheets) {}
