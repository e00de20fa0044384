package rar.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ChartTest {
    private static Row row(String title, double rar, double kotlin) {
        Map<String, Score> scores = new LinkedHashMap<>();
        scores.put("rar", Samples.score(title, "rar", 2, rar, 0));
        scores.put("kotlin", Samples.score(title, "kotlin", 2, kotlin, 0));
        return new Row(title, scores);
    }

    @Test
    void of_rows_isXmlWithADotForEachRatioAndEachPeerOfTheLegend() throws Exception {
        String svg = Chart.of(List.of(row("a < b & c", 1, 2), row("other", 1, 1000)));

        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertEquals(2 * 2 + 2, document.getElementsByTagName("circle").getLength());
        assertTrue(svg.contains("a &lt; b &amp; c, kotlin: 2.00×"), svg);
        assertTrue(svg.contains("prefers-color-scheme: dark"), svg);
    }

    @Test
    void x_ratio_isLogarithmicAndStaysInThePicture() {
        assertEquals(Chart.x(10) - Chart.x(1), Chart.x(1) - Chart.x(0.1), 1e-9);
        assertEquals(Chart.x(100), Chart.x(1e6), 0);
        assertEquals(Chart.x(0.1), Chart.x(1e-6), 0);
    }
}
