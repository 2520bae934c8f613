package dev.fazhi.publish.docx;

import java.math.BigInteger;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Puts what the reader must know of a figure into a comment on its run. */
record TemplateComments(DraftRemarks remarks) {

  void put(Element run, List<String> texts) {
    if (texts.isEmpty()) {
      return;
    }
    BigInteger id = remarks.comment(texts);
    Node parent = run.getParentNode();
    parent.insertBefore(mark(run, "commentRangeStart", id), run);
    Element reference = element(run, "r");
    reference.appendChild(mark(run, "commentReference", id));
    parent.insertBefore(reference, run.getNextSibling());
    parent.insertBefore(mark(run, "commentRangeEnd", id), reference);
  }

  private static Element mark(Element run, String name, BigInteger id) {
    Element mark = element(run, name);
    String prefix = run.getPrefix() == null ? "" : run.getPrefix() + ":";
    mark.setAttributeNS(run.getNamespaceURI(), prefix + "id", id.toString());
    return mark;
  }

  private static Element element(Element run, String name) {
    String prefix = run.getPrefix() == null ? "" : run.getPrefix() + ":";
    return run.getOwnerDocument().createElementNS(run.getNamespaceURI(), prefix + name);
  }
}
