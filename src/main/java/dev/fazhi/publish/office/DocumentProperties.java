package dev.fazhi.publish.office;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLDocument;
import org.apache.poi.ooxml.POIXMLProperties;

/** Sets the document properties of published Office files. */
public final class DocumentProperties {

  public static final String CREATOR = "Fazhi";
  public static final String LANGUAGE = "zh-CN";

  private DocumentProperties() {}

  /**
   * Sets title, creator, language, organisation and dates.
   *
   * @param area the organisation; left out when blank
   * @param asOf date of the document, since the clock would change the bytes with every run
   */
  public static void set(POIXMLDocument document, String title, String area, LocalDate asOf) {
    POIXMLProperties.CoreProperties core = document.getProperties().getCoreProperties();
    core.setTitle(title);
    core.setCreator(CREATOR);
    core.getUnderlyingProperties().setLanguageProperty(LANGUAGE);
    core.getUnderlyingProperties().setCreatedProperty(date(document, asOf));
    POIXMLProperties.ExtendedProperties extended = document.getProperties().getExtendedProperties();
    extended.setApplication(CREATOR);
    if (!area.isBlank()) {
      extended.setCompany(area);
    }
  }

  /** Sets by whom and when a document was changed, and gives that time. */
  public static Optional<Date> date(POIXMLDocument document, LocalDate asOf) {
    Optional<Date> date = Optional.of(Date.from(asOf.atStartOfDay().toInstant(ZoneOffset.UTC)));
    POIXMLProperties.CoreProperties core = document.getProperties().getCoreProperties();
    core.setLastModifiedByUser(CREATOR);
    core.getUnderlyingProperties().setModifiedProperty(date);
    return date;
  }
}
