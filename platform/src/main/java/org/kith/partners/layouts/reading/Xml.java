package org.kith.partners.layouts.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// An XML file as a stream of records, each a small tree. Document types and entities are refused before they are
/// read.
final class Xml implements AutoCloseable {

    private static final Pattern ENCODING = Pattern.compile("^[^<]*<\\?xml[^>]*encoding=[\"'](\\w[\\w.:-]*)[\"']");
    private static final int DEEPEST = 50;
    private static final int LONGEST_RECORD = 1 << 22;
    /// A child with every visit, plan and absence of a life has some thousands.
    private static final int MOST_ELEMENTS = 100_000;

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

    private final Reader text;
    private final XMLStreamReader reader;
    private int depth;
    /// What one record holds, or what stands before the first: characters of text and attributes, and elements.
    private long size;

    private int elements;

    private Xml(Reader text, XMLStreamReader reader) {
        this.text = text;
        this.reader = reader;
    }

    /// Opens the file and stops inside its outermost element.
    static Xml open(Path file) throws IOException {
        var factory = XMLInputFactory.newDefaultFactory(); // not whichever parser a library brings along
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("entities are refused");
        });
        Reader text = text(file);
        try {
            var xml = new Xml(text, factory.createXMLStreamReader(text));
            xml.toRoot();
            return xml;
        } catch (XMLStreamException e) {
            text.close();
            throw refused(e);
        }
    }

    /// A declared encoding is believed where it is neither UTF-8 nor ASCII, which files claim that are neither.
    private static Reader text(Path file) throws IOException {
        String head;
        try (InputStream in = Files.newInputStream(file)) {
            head = new String(in.readNBytes(200), StandardCharsets.ISO_8859_1);
        }
        var declared = ENCODING.matcher(head);
        if (declared.find()) {
            String name = declared.group(1);
            if (!name.matches("(?i)utf-?8|us-ascii|ascii|utf-?16.*") && Charset.isSupported(name)) {
                return new InputStreamReader(Files.newInputStream(file), Charset.forName(name));
            }
        }
        return FileText.of(Files.newInputStream(file));
    }

    boolean isWindows() {
        return text instanceof FileText file && file.isWindows();
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
    /// stands before it goes to `between`, if that is asked for, as paths below the root.
    @Nullable
    Element next(String record, @Nullable List<Element> between, List<String> path) {
        size = 0;
        elements = 0;
        try {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        String name = reader.getLocalName();
                        if (name.equals(record)) {
                            size = 0;
                            elements = 0;
                            return element(0);
                        }
                        path.add(name);
                        deeper();
                        if (between != null) {
                            one();
                            between.add(new Element(
                                    String.join("/", path), reader.getLocation().getLineNumber()));
                        }
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (between != null && !between.isEmpty() && !path.isEmpty()) {
                            grows(reader.getTextLength());
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
        one();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> element.children.add(element(deep + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    grows(reader.getTextLength());
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

    /// Counts the element that begins here, with its attributes.
    private void one() {
        if (++elements > MOST_ELEMENTS) {
            throw tooLong("One record, or what stands before it, has more than 100,000 elements.");
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            grows(reader.getAttributeLocalName(i).length()
                    + reader.getAttributeValue(i).length());
        }
    }

    private void grows(int characters) {
        size += characters;
        if (size > LONGEST_RECORD) {
            throw tooLong("One record, or what stands before it, is longer than 4 million characters.");
        }
    }

    private FileRefused tooLong(String sentence) {
        return new FileRefused(reader.getLocation().getLineNumber(), "record-too-long", sentence);
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
            text.close();
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
