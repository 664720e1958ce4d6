package com.sitearis.maintenance.plan.written;

import com.sitearis.maintenance.plan.written.WrittenRow.By;
import com.sitearis.maintenance.plan.written.WrittenRow.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The rows of the written plan, in its order. They are part of the program: their file is read once. */
public final class WrittenPlan {

    /** How many rows there are; job files and reports refer to 1 up to this one. */
    public static final int ROWS = 119;

    private static final String FILE = "written-plan.yaml";

    private WrittenPlan() {}

    public static List<WrittenRow> rows() {
        return Read.ROWS;
    }

    /** Apart, so that whoever asks for the number of rows alone does not wait for the file. */
    private static final class Read {

        private static final List<WrittenRow> ROWS = read();

        private static List<WrittenRow> read() {
            try (InputStream file = WrittenPlan.class.getResourceAsStream(FILE)) {
                List<Map<String, Object>> sections = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
                List<WrittenRow> rows = new ArrayList<>();
                sections.forEach(section -> rows(section, rows));
                return List.copyOf(rows);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void rows(Map<?, ?> section, List<WrittenRow> into) {
            Text title = text((Map<?, ?>) of(section, "section"));
            ((Map<?, ?>) of(section, "rows"))
                    .forEach((number, row) -> into.add(row((Integer) number, title, (Map<?, ?>) row)));
        }

        private static WrittenRow row(int number, Text section, Map<?, ?> row) {
            Set<By> by = EnumSet.noneOf(By.class);
            ((List<?>) of(row, "by"))
                    .forEach(one -> by.add(By.valueOf(one.toString().toUpperCase(Locale.ROOT))));
            return new WrittenRow(number, section, text(row), by);
        }

        private static Text text(Map<?, ?> both) {
            return new Text((String) of(both, "en"), (String) of(both, "fr"));
        }

        private static Object of(Map<?, ?> from, String key) {
            return Objects.requireNonNull(from.get(key), key);
        }
    }
}
