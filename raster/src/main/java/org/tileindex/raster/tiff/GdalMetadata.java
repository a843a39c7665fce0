package org.tileindex.raster.tiff;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The items of the tag GDAL_METADATA that describe bands: those that have a role, and the nodata values of all bands
/// together.
///
/// @param items texts by `band/role`, bands counted from 0, or by the item's name
/// @param readable whether the text is XML that was read to its end
record GdalMetadata(Map<String, String> items, boolean readable) {
    private static final int MOST_ITEMS = 100_000;
    private static final String NODATA_VALUES = "NODATA_VALUES";
    private static final Set<String> ROLES = Set.of("scale", "offset", "unittype", "description", "colorinterp");

    static GdalMetadata parse(String xml) {
        Map<String, String> items = new HashMap<>();
        if (xml.isBlank()) {
            return new GdalMetadata(items, true);
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml.strip()));
            while (reader.hasNext() && items.size() < MOST_ITEMS) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("Item")) {
                    addItem(reader, items);
                }
            }
            return new GdalMetadata(items, true);
        } catch (XMLStreamException e) {
            return new GdalMetadata(items, false);
        }
    }

    private static void addItem(XMLStreamReader reader, Map<String, String> items) throws XMLStreamException {
        Optional<String> sample = Optional.ofNullable(reader.getAttributeValue(null, "sample"));
        Optional<String> role = Optional.ofNullable(reader.getAttributeValue(null, "role"));
        if (sample.isPresent() && role.isPresent()) {
            String key = NumberText.signed(sample.orElseThrow()) + "/"
                    + role.orElseThrow().toLowerCase(Locale.ROOT);
            items.put(key, unescaped(reader.getElementText()));
        } else if (NODATA_VALUES.equalsIgnoreCase(reader.getAttributeValue(null, "name"))
                && reader.getAttributeValue(null, "domain") == null) {
            items.put(NODATA_VALUES, reader.getElementText());
        }
    }

    /// The text without the escapes that GDAL writes within those of XML.
    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }

    /// The text of a band's role, as `scale`, `offset`, `description`, `unittype`, `colorinterp`.
    Optional<String> text(int band, String role) {
        return Optional.ofNullable(items.get(band + "/" + role));
    }

    /// The number of values of which a pixel must have all, each in its band, to have none.
    int nodataValues() {
        String text = items.getOrDefault(NODATA_VALUES, "").strip();
        return text.isEmpty() ? 0 : text.split(" +").length;
    }

    /// The items of bands as the text of a tag; empty where there are none. Others, such as statistics of all pixels,
    /// are left out.
    String bandItems() {
        StringBuilder xml = new StringBuilder();
        new TreeMap<>(items).forEach((key, text) -> {
            int slash = key.indexOf('/');
            String role = key.substring(slash + 1);
            if (ROLES.contains(role)) {
                xml.append("  <Item name=\"%s\" sample=\"%s\" role=\"%s\">%s</Item>\n"
                        .formatted(
                                role.toUpperCase(Locale.ROOT), key.substring(0, slash), role, escaped(escaped(text))));
            }
        });
        return xml.isEmpty() ? "" : "<GDALMetadata>\n" + xml + "</GDALMetadata>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    Optional<Scaling> scaling(int band) {
        Optional<Double> scale = text(band, "scale").map(NumberText::floating);
        Optional<Double> offset = text(band, "offset").map(NumberText::floating);
        return scale.isEmpty() && offset.isEmpty()
                ? Optional.empty()
                : Optional.of(new Scaling(scale.orElse(1.0), offset.orElse(0.0)));
    }
}
