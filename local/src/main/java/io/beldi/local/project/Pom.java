package io.beldi.local.project;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The little that the runner must know of a POM without asking Maven. */
final class Pom {
  private static final String OURS = "io.beldi";

  private final Path file;
  private final Document document;

  private Pom(Path file, Document document) {
    this.file = file;
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
      factory.setNamespaceAware(true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      // The default one prints what it also throws.
      builder.setErrorHandler(new DefaultHandler());
      return new Pom(file, builder.parse(file.toFile()));
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
          && !text(dependency, "groupId").equals(OURS)
          && !text(dependency, "scope").equals("test")) {
        return true;
      }
    }
    return false;
  }

  /**
   * A POM that has the same libraries and nothing of Beldi, so that Maven can tell the class path
   * whether or not Beldi is installed in a repository that it knows.
   *
   * @param folder where it will lie
   */
  Pom ofLibraries(Path folder) {
    Document copy = (Document) document.cloneNode(true);
    Element project = copy.getDocumentElement();
    for (String part : List.of("build", "modules", "reporting")) {
      remove(project, child(project, part));
    }
    Element management = child(project, "dependencyManagement");
    removeOurs(management == null ? null : child(management, "dependencies"));
    removeOurs(child(project, "dependencies"));
    Element parent = child(project, "parent");
    if (parent != null) {
      point(copy, parent, folder);
    }
    return new Pom(file, copy);
  }

  /** Writes it to {@code target}. */
  void write(Path target) throws IOException {
    try (OutputStream out = Files.newOutputStream(target)) {
      TransformerFactory.newInstance()
          .newTransformer()
          .transform(new DOMSource(document), new StreamResult(out));
    } catch (TransformerException failed) {
      throw new IOException("cannot write " + target, failed);
    }
  }

  /** A parent is found by its path, which was relative to the original. */
  private void point(Document copy, Element parent, Path folder) {
    Element relative = child(parent, "relativePath");
    if (relative == null) {
      relative = copy.createElementNS(parent.getNamespaceURI(), "relativePath");
      relative.setTextContent("../pom.xml");
      parent.appendChild(relative);
    }
    String path = relative.getTextContent().trim();
    if (!path.isEmpty()) {
      Path there = file.toAbsolutePath().resolveSibling(path).normalize();
      relative.setTextContent(folder.toAbsolutePath().relativize(there).toString());
    }
  }

  private static void removeOurs(@Nullable Element dependencies) {
    if (dependencies == null) {
      return;
    }
    Node node = dependencies.getFirstChild();
    while (node != null) {
      Node next = node.getNextSibling();
      if (node instanceof Element dependency && text(dependency, "groupId").equals(OURS)) {
        remove(dependencies, dependency);
      }
      node = next;
    }
  }

  private static void remove(Element parent, @Nullable Element child) {
    if (child != null) {
      parent.removeChild(child);
    }
  }

  private static String text(Element parent, String name) {
    Element child = child(parent, name);
    return child == null ? "" : child.getTextContent().trim();
  }

  private static @Nullable Element child(Element parent, String name) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && name.equals(element.getLocalName())) {
        return element;
      }
    }
    return null;
  }
}
