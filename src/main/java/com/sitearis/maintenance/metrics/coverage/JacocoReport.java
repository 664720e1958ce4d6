package com.sitearis.maintenance.metrics.coverage;

import com.sitearis.maintenance.metrics.SampleRefused;
import com.sitearis.maintenance.metrics.coverage.Coverage.Count;
import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** JaCoCo's XML: the counters directly below {@code report} are the sums. */
final class JacocoReport {

    private static final int BELOW_REPORT = 2;

    private JacocoReport() {}

    static Coverage read(byte[] report) {
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new ByteArrayInputStream(report));
            Count lines = Count.UNKNOWN;
            Count branches = Count.UNKNOWN;
            int depth = 0;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    depth++;
                    if (depth == 1 && !xml.getLocalName().equals("report")) {
                        throw new SampleRefused("the XML is no report of JaCoCo");
                    }
                    if (depth == BELOW_REPORT && xml.getLocalName().equals("counter")) {
                        String type = xml.getAttributeValue(null, "type");
                        lines = "LINE".equals(type) ? count(xml) : lines;
                        branches = "BRANCH".equals(type) ? count(xml) : branches;
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                }
            }
            return new Coverage(lines, branches);
        } catch (XMLStreamException | NumberFormatException e) {
            throw new SampleRefused("the XML cannot be read: " + e.getMessage());
        }
    }

    private static Count count(XMLStreamReader xml) {
        long missed = Long.parseLong(xml.getAttributeValue(null, "missed"));
        long covered = Long.parseLong(xml.getAttributeValue(null, "covered"));
        return new Count(covered, Math.addExact(missed, covered));
    }

    /** The report names a DTD: it is neither fetched nor obeyed. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
        return factory;
    }
}
