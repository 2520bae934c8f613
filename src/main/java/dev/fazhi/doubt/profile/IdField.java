package dev.fazhi.doubt.profile;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;

/** Finds the field by which the rows of a source are numbered. */
final class IdField {

  private IdField() {}

  /** The position of the id or case number that is the key alone; negative for none. */
  static int position(Source source) {
    if (source.key().size() != 1) {
      return -1;
    }
    Field field = source.field(source.key().get(0));
    boolean id = field.type() == Field.Type.ID || field.type() == Field.Type.CASE_NUMBER;
    return id ? source.position(field.name()) : -1;
  }

  /** How people know it, where there is one. */
  static String title(Source source) {
    return source.fields().get(position(source)).title();
  }
}
