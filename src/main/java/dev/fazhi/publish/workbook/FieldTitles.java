package dev.fazhi.publish.workbook;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import dev.fazhi.publish.content.PublicationInput;
import dev.fazhi.publish.content.RejectedRows;
import java.util.HashMap;
import java.util.Map;

/** Finds the title of the field that a fault names, by the source of its file. */
final class FieldTitles {

  private final Map<String, Source> sources = new HashMap<>();

  FieldTitles(PublicationInput publication) {
    for (Load load : publication.loads()) {
      Source source = publication.definitions().sources().get(load.source());
      if (source != null) {
        sources.put(load.file(), source);
      }
    }
    for (RejectedRows rejected : publication.rejects()) {
      sources.put(rejected.file(), rejected.source());
    }
  }

  /** The field's title; the name in the fault if it is unknown; empty when it names none. */
  String of(Fault fault) {
    Source source = sources.get(fault.place().file());
    if (source != null) {
      for (Field field : source.fields()) {
        if (field.name().equals(fault.field())) {
          return field.title();
        }
      }
    }
    return fault.field();
  }
}
