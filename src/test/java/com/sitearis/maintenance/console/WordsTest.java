package com.sitearis.maintenance.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Both languages have the same words, and the templates use no other. */
class WordsTest {

    private static final Pattern USED = Pattern.compile("#\\{([a-z][a-z.-]*)[}(]");

    @Test
    void bothLanguagesHaveTheSameWordsWithTheSamePlaces() throws IOException {
        Properties english = words("en");
        Properties french = words("fr");
        assertThat(french.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String name : english.stringPropertyNames()) {
            assertThat(places(french.getProperty(name))).as(name).isEqualTo(places(english.getProperty(name)));
        }
    }

    @Test
    void apostrophesAreTypographic() throws IOException {
        for (String language : new String[] {"en", "fr"}) {
            assertThat(words(language).values())
                    .allSatisfy(word -> assertThat((String) word).doesNotContain("'"));
        }
    }

    @Test
    void theTemplatesUseNoOtherWords() throws IOException {
        Set<String> known = words("en").stringPropertyNames();
        try (Stream<Path> templates = Files.walk(Path.of("src/main/resources/templates"))) {
            for (Path template : templates.filter(Files::isRegularFile).toList()) {
                Matcher used = USED.matcher(Files.readString(template));
                while (used.find()) {
                    assertThat(known).as(template.toString()).contains(used.group(1));
                }
            }
        }
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Matcher place = Pattern.compile("\\{(\\d)").matcher(text);
        while (place.find()) {
            places.add(place.group(1));
        }
        return places;
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        String file = "/com/sitearis/maintenance/console/words_" + language + ".properties";
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(WordsTest.class.getResourceAsStream(file)), StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return words;
    }
}
