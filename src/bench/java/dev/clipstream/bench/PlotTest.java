package dev.clipstream.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.bench.DotPlot.Dot;
import dev.clipstream.bench.DotPlot.Line;
import dev.clipstream.bench.DotPlot.Series;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class PlotTest {

    @Test
    void plotsAreXmlAndLeaveOutWhatIsNoNumber() throws Exception {
        List<Line> lines = List.of(
                new Line("a < b & \"c\"", List.of(new Dot(0.05, "goal"), new Dot(12, "good")), "12"),
                new Line("nothing", List.of(new Dot(Double.NaN, "a"), new Dot(0, "b")), ""));
        for (boolean isLogarithmic : List.of(true, false)) {
            String svg = new DotPlot("Ratios", " ms", isLogarithmic, List.of(new Series("goal", "goal")), lines).svg();
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
            assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity");
        }
    }
}
