package org.kith.partners.layouts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// An XML file as a stream of records, each a small tree. Document types and entities are refused before they are
/// read.
final class Xml implements AutoCloseable {

    private static final int DEEPEST = 50;
    private static final int LONGEST_RECORD = 1 << 22;

    /// An element with what stands in it.
    static final class Element {
        final String name;
        final long line;
        final List<Element> children = new ArrayList<>();
        final StringBuilder text = new StringBuilder();

        Element(String name, long line) {
            this.name = name;
            this.line = line;
        }

        boolean isLeaf() {
            return children.isEmpty();
        }

        String value() {
            return text.toString().strip();
        }
    }

    private final InputStream in;
    private final XMLStreamReader reader;
    private int depth;
    private long size;

    private Xml(InputStream in, XMLStreamReader reader) {
        this.in = in;
        this.reader = reader;
    }

    /// Opens the file and stops inside its outermost element.
    static Xml open(Path file) throws IOException {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("entities are refused");
        });
        InputStream in = Files.newInputStream(file);
        try {
            var xml = new Xml(in, factory.createXMLStreamReader(in));
            xml.toRoot();
            return xml;
        } catch (XMLStreamException e) {
            in.close();
            throw refused(e);
        }
    }

    private void toRoot() throws XMLStreamException {
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD ->
                    throw entities(reader.getLocation().getLineNumber());
                case XMLStreamConstants.START_ELEMENT -> {
                    depth = 1;
                    return;
                }
                default -> {}
            }
        }
    }

    String root() {
        return reader.getLocalName();
    }

    /// The next element of this name at any depth outside other records, or null at the end of the file. Whatever
    /// stands before it goes to `between`, as paths below the root.
    @Nullable
    Element next(String record, List<Element> between, List<String> path) {
        try {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        String name = reader.getLocalName();
                        if (name.equals(record)) {
                            size = 0;
                            return element(0);
                        }
                        path.add(name);
                        deeper();
                        between.add(new Element(
                                String.join("/", path), reader.getLocation().getLineNumber()));
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (!between.isEmpty() && !path.isEmpty()) {
                            between.getLast().text.append(reader.getText());
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        if (!path.isEmpty()) {
                            path.removeLast();
                        }
                    }
                    case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.DTD ->
                        throw entities(reader.getLocation().getLineNumber());
                    default -> {}
                }
            }
            return null;
        } catch (XMLStreamException e) {
            throw refused(e);
        }
    }

    private Element element(int deep) throws XMLStreamException {
        var element = new Element(reader.getLocalName(), reader.getLocation().getLineNumber());
        if (deep > DEEPEST) {
            throw new FileRefused(element.line, "too-deep", "Elements stand too deep in each other.");
        }
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> element.children.add(element(deep + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    size += reader.getTextLength();
                    if (size > LONGEST_RECORD) {
                        throw new FileRefused(
                                element.line,
                                "record-too-long",
                                "One record is longer than 4 million" + " characters.");
                    }
                    element.text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                }
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw entities(reader.getLocation().getLineNumber());
                case XMLStreamConstants.END_ELEMENT -> {
                    return element;
                }
                default -> {}
            }
        }
        throw new FileRefused(element.line, "not-well-formed", "The file ends inside <" + element.name + ">.");
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw new FileRefused(
                    reader.getLocation().getLineNumber(), "too-deep", "Elements stand too deep in each other.");
        }
    }

    private static FileRefused entities(long line) {
        return new FileRefused(line, "entities-refused", "The file declares or uses entities; these are never read.");
    }

    private static FileRefused refused(XMLStreamException e) {
        long line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
        return new FileRefused(
                line, "not-well-formed", "From line " + line + " on this is not well-formed XML; nothing was kept.");
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        } finally {
            in.close();
        }
    }

    static void write(StringBuilder out, Element element, java.util.function.Predicate<String> kept) {
        if (element.isLeaf()) {
            if (kept.test(element.name)) {
                out.append('<').append(element.name).append('>');
                escape(out, element.value());
                out.append("</").append(element.name).append('>');
            }
            return;
        }
        out.append('<').append(element.name).append('>');
        element.children.forEach(child -> write(out, child, kept));
        out.append("</").append(element.name).append('>');
    }

    static void escape(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                default -> out.append(text.charAt(i));
            }
        }
    }
}
