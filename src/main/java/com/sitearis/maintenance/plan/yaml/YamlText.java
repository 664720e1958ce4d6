package com.sitearis.maintenance.plan.yaml;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** The first step: bytes to a graph of nodes that know their lines. Nothing is constructed from what a file says. */
public final class YamlText {

    private YamlText() {}

    /** The document's node, or empty when the text is no YAML (which is then a finding) or holds nothing. */
    public static Optional<Node> parse(ByteBuffer bytes, Findings findings) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(bytes.duplicate())
                    .toString();
            // SnakeYAML takes a byte order mark for content when it reads characters.
            Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            Node node = yaml.compose(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
            if (node == null) {
                findings.problem("", 1, "the file is empty", "write its keys, or remove the file");
            }
            return Optional.ofNullable(node);
        } catch (CharacterCodingException e) {
            findings.problem("", 1, "the file is not UTF-8", "save it as UTF-8");
        } catch (MarkedYAMLException e) {
            findings.problem(
                    "", line(e.getProblemMark()), "not valid YAML: " + plain(e.getProblem()), "correct this line");
        } catch (YAMLException e) {
            findings.problem("", 1, "not valid YAML: " + plain(e.getMessage()), "correct the file");
        } catch (NumberFormatException e) {
            // SnakeYAML's own slip on an escape whose digits are cut off
            findings.problem(
                    "", 1, "not valid YAML: an escape such as \\x or \\u without its digits", "correct the file");
        }
        return Optional.empty();
    }

    private static int line(@Nullable Mark mark) {
        return mark == null ? 1 : mark.getLine() + 1;
    }

    /** SnakeYAML quotes the file in some messages (an alias is "*" and a word, as a password may be): those are not shown. */
    private static String plain(@Nullable String problem) {
        if (problem == null) {
            return "it cannot be read";
        }
        if (problem.contains("alias")) {
            return "an alias (*name) without its anchor (&name), or too many of them; quote a text that begins with *";
        }
        if (problem.contains("tag") || problem.contains("anchor")) {
            return "a tag (!name) or an anchor (&name) that cannot be used here; quote a text that begins with ! or &";
        }
        return problem.lines().findFirst().orElse("it cannot be read").strip();
    }
}
