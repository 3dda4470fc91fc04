import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.SimpleDateFormat;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.logging.LogManager;

/**
 * HeidelTime, Arabic, news, without a tagger of parts of speech, over texts held in memory.
 *
 * Started as {@code HeidelTime CONFIG [TEXTS OUT]...}. A text is a day, a tab, and the text, texts apart by U+001E. What
 * it makes of them goes to OUT in the same way; then whole passes are timed and printed as timing.py does.
 */
public final class HeidelTime {
    private static final double ENOUGH = 0.5;
    private static final String APART = "\u001e";

    private record Text(Date day, String text) {}

    private static double cpu() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1e9;
    }

    private static List<Text> texts(Path path) throws Exception {
        var days = new SimpleDateFormat("yyyy-MM-dd");
        var out = new ArrayList<Text>();
        for (var row : Files.readString(path).split(APART)) {
            var tab = row.indexOf('\t');
            out.add(new Text(days.parse(row.substring(0, tab)), row.substring(tab + 1)));
        }
        return out;
    }

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset(); // it says much about itself
        var tagger = new HeidelTimeStandalone(
                Language.ARABIC, DocumentType.NEWS, OutputType.TIMEML, arguments[0], POSTagger.NO);
        var start = cpu();
        for (var at = 1; at + 1 < arguments.length; at += 2) {
            var texts = texts(Path.of(arguments[at]));
            var out = new ArrayList<String>();
            for (var text : texts) {
                out.add(tagger.process(text.text(), text.day()));
            }
            Files.writeString(Path.of(arguments[at + 1]), String.join(APART, out));
            var passes = 0;
            var spent = 0.0;
            while (spent < ENOUGH) {
                var begun = cpu();
                for (var text : texts) {
                    tagger.process(text.text(), text.day());
                }
                spent += cpu() - begun;
                passes++;
            }
            System.out.println("{\"start\": " + start + ", \"passes\": " + passes + ", \"cpu\": " + spent + "}");
        }
    }
}
