package dev.fazhi.intake.value;

import dev.fazhi.definition.condition.Reference;
import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.intake.text.PersonNames;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.model.Cell;
import org.jspecify.annotations.Nullable;

/**
 * Converts names of a reference list in any spelling; unknown ones are kept and counted.
 *
 * @param key whether the name is part of a record's key
 * @param people whether the source has personal columns, one of which may have slid into this
 * @param words by which totals are told, none of which is ever a name
 */
record NameConversion(Reference reference, boolean key, boolean people, TableWords words)
    implements Conversion {

  @Override
  public @Nullable Object of(Cell cell, RowDraft draft) {
    String raw = cell.text();
    String known = reference.canonical().get(Spelling.normal(raw));
    return known == null ? unknown(raw, draft) : known;
  }

  private @Nullable Object unknown(String raw, RowDraft draft) {
    String squeezed = Texts.squeezed(raw);
    if (words.isTotals(squeezed)) {
      return null;
    }
    if (people && !key && PersonNames.isLike(squeezed)) {
      draft.mask(Texts.MASK, 1);
      return Texts.MASK;
    }
    String name = TextConversion.fitting(TextConversion.masked(raw, draft), key, draft);
    if (name != null) {
      draft.unknown(reference.id(), name);
    }
    return name;
  }
}
