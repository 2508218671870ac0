package io.beldi.local.project;

import java.io.IOException;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The little that the runner must know of a POM without asking Maven. */
final class Pom {
  private final Document document;

  private Pom(Document document) {
    this.document = document;
  }

  /**
   * @throws ProjectException if the file is not XML
   */
  static Pom read(Path file) throws IOException, ProjectException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return new Pom(factory.newDocumentBuilder().parse(file.toFile()));
    } catch (SAXException malformed) {
      throw new ProjectException(file + " is not well-formed XML: " + malformed.getMessage());
    } catch (ParserConfigurationException missing) {
      throw new IllegalStateException("every Java platform has this parser", missing);
    }
  }

  /**
   * Whether the classes that run may need more than the runtime: a parent may bring dependencies,
   * and so may any dependency that is neither ours nor for tests only.
   */
  boolean needsLibraries() {
    Element project = document.getDocumentElement();
    if (child(project, "parent") != null) {
      return true;
    }
    Element dependencies = child(project, "dependencies");
    if (dependencies == null) {
      return false;
    }
    NodeList children = dependencies.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      if (children.item(i) instanceof Element dependency
          && !text(dependency, "groupId").equals("io.beldi")
          && !text(dependency, "scope").equals("test")) {
        return true;
      }
    }
    return false;
  }

  private static String text(Element parent, String name) {
    Element child = child(parent, name);
    return child == null ? "" : child.getTextContent().trim();
  }

  private static @org.jspecify.annotations.Nullable Element child(Element parent, String name) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        return element;
      }
    }
    return null;
  }
}
